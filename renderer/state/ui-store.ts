import { create } from 'zustand';
import type { DefinitionKind, FurtherDefinitionKind } from '../../shared/engine/model/configuration.ts';

/** What the drawer shows; a list of leads may lead to one lead, and back. */
export type DrawerPage =
  | { readonly kind: 'figure'; readonly figureId: string; readonly title: string; readonly note: string }
  | { readonly kind: 'policy'; readonly set: string; readonly moments: 'proposed' | 'actual'; readonly title: string; readonly note: string }
  | { readonly kind: 'review'; readonly agreementId: string | null; readonly from: string | null; readonly set: string; readonly title: string; readonly note: string }
  | { readonly kind: 'gap'; readonly set: string; readonly scope: { readonly field: string; readonly values: string[] } | null; readonly title: string; readonly note: string }
  | { readonly kind: 'lead'; readonly leadId: string };

/** What Prepare shows. */
export type PrepareView = 'history' | 'leads' | 'request' | 'workshop';

/** A word that a proposal can define. */
export type DefinedWord = DefinitionKind | FurtherDefinitionKind;

/** What Define shows. */
export type DefineView = 'blind' | 'words' | 'drafts';

/** What dies with the window; everything else is the host's. */
export interface UiState {
  readonly theme: 'light' | 'dark';
  readonly isRoom: boolean;
  /** Names and e-mails stay masked until somebody unmasks them; every window starts masked. */
  readonly isMasked: boolean;
  /** The proposal under discussion, by workshop. */
  readonly proposals: Readonly<Record<string, string>>;
  readonly drawer: readonly DrawerPage[];
  /** A sentence about something that could not be done. */
  readonly notice: string | null;
  readonly isHelpOpen: boolean;
  /** Files that were dropped on the window and wait for the import. */
  readonly waitingFiles: readonly File[] | null;
  readonly prepareView: PrepareView;
  readonly defineView: DefineView;
  /** The word that Define writes. */
  readonly defineWord: DefinedWord;
  /** Whether answers are drawn for the proposed owners, which only happens on request. */
  readonly isSimulating: boolean;
  /** Which side of client and people. */
  readonly peoplePart: 'people' | 'privacy';
  /** The workshop that is being closed and sealed after it was left. */
  readonly sealing: string | null;
  set(next: Partial<Pick<UiState, 'theme' | 'isRoom' | 'isMasked' | 'notice' | 'isHelpOpen' | 'waitingFiles' | 'prepareView' | 'defineView' | 'defineWord' | 'isSimulating' | 'peoplePart' | 'sealing'>>): void;
  chooseProposal(workshopId: string, proposalId: string): void;
  openDrawer(page: DrawerPage): void;
  pushDrawer(page: DrawerPage): void;
  backDrawer(): void;
  closeDrawer(): void;
}

export const useUi = create<UiState>()((set) => ({
  theme: 'light',
  isRoom: false,
  isMasked: true,
  proposals: {},
  drawer: [],
  notice: null,
  isHelpOpen: false,
  waitingFiles: null,
  prepareView: 'history',
  defineView: 'words',
  defineWord: 'mql',
  isSimulating: false,
  peoplePart: 'people',
  sealing: null,
  set: (next) => set(next),
  chooseProposal: (workshopId, proposalId) => set((state) => ({ proposals: { ...state.proposals, [workshopId]: proposalId } })),
  openDrawer: (page) => set({ drawer: [page] }),
  pushDrawer: (page) => set((state) => ({ drawer: [...state.drawer, page] })),
  backDrawer: () => set((state) => ({ drawer: state.drawer.slice(0, -1) })),
  closeDrawer: () => set({ drawer: [] }),
}));
