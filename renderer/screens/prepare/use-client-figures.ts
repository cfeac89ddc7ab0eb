import { useUi } from '../../state/ui-store.ts';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { withClientFigure, type ClientFigure } from './control-totals-model.ts';

const NONE: readonly ClientFigure[] = [];

/** The client's own figures, saved as they are typed. */
export function useClientFigures(): {
  readonly figures: readonly ClientFigure[];
  readonly set: (place: Pick<ClientFigure, 'by' | 'name' | 'measure'>, value: number | null) => void;
} {
  const saved = useCall('history.listClientFigures', {}).data;
  const send = useSend();
  const put = usePut();
  const say = useUi((state) => state.set);
  return {
    figures: saved ?? NONE,
    set: (place, value) => {
      const figures = withClientFigure(saved ?? NONE, place, value);
      put('history.listClientFigures', {}, figures);
      void send('history.saveClientFigures', { figures }).then((reply) => {
        if (reply.ok) return;
        say({ notice: reply.error.message });
        if (saved !== undefined) put('history.listClientFigures', {}, saved);
      });
    },
  };
}
