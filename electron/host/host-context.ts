import type { Failure, Reply } from '../../shared/contract/reply.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { WorkshopDatabase } from '../storage/workshop-database.ts';
import type { AppDatabase } from '../storage/app-database.ts';
import type { WorkshopLibrary } from '../storage/workshop-library.ts';
import type { ComputePort, DialogPort, DigestPort, DocumentPort, FilePort, HistoryPort, HolidayPort, ImportPort, PortalPort, PortalProbe, SamplePort, SecretPort, TemplatePort, ZonePort } from './ports.ts';
import type { OpenHistory } from './history/open-history.ts';
import type { JobRegister } from './job-register.ts';

/** Everything a procedure may use. Made once per process by the shell that composes it. */
export interface HostContext {
  readonly shell: 'electron' | 'browser' | 'headless';
  readonly version: string;
  readonly dataFolder: string;
  readonly notes: readonly string[];
  now(): number;
  newId(): string;
  readonly app: AppDatabase;
  readonly library: WorkshopLibrary;
  readonly files: FilePort;
  readonly dialogs: DialogPort | null;
  readonly compute: ComputePort;
  readonly importer: ImportPort;
  readonly historyWork: HistoryPort;
  readonly documents: DocumentPort;
  readonly portal: PortalPort;
  readonly sample: SamplePort;
  readonly digest: DigestPort;
  readonly secrets: SecretPort;
  readonly zones: ZonePort;
  readonly holidays: HolidayPort;
  readonly templates: TemplatePort;
  /** Histories in memory by workshop id; dropped when a workshop is imported anew or deleted. */
  readonly histories: Map<string, OpenHistory>;
  /** Keys of portals that live as long as the process, by name; nothing else may hold one. */
  readonly sessionKeys: Map<string, string>;
  /** What the last connection of a workshop found its portal and key to take. */
  readonly probes: Map<string, Pick<PortalProbe, 'abilities' | 'budget'>>;
  readonly jobs: JobRegister;
  emit(event: HostEvent): void;
}

/** What a procedure of scope `workshop` gets on top: the open database of the workshop named in the call. */
export interface WorkshopContext extends HostContext {
  readonly workshopId: string;
  readonly database: WorkshopDatabase;
}

/** A refusal on its way to the caller; thrown by the few places where returning it would only pass it on. */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The value of a reply, or its refusal thrown for the dispatcher to catch. */
export function valueOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Refusal(reply.error);
}
