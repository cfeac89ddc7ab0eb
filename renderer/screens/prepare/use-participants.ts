import { useReducer, useRef } from 'react';
import type { Participant } from '../../../shared/engine/model/workshop.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall, usePut, useSend } from '../../state/use-call.ts';

type List = readonly Participant[];

/**
 * The people of the room and the way to change them. The whole list is saved each time, so a change is made on the
 * newest list of this window and sent after the one before it: an answer that was asked for earlier takes nothing back.
 */
export function useParticipants(): { readonly people: List; readonly change: (recipe: (people: List) => List) => void } {
  const send = useSend();
  const put = usePut();
  const opened = useCall('workshop.getWorkshop', {}).data;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const own = useRef<{ list: List | null; waiting: number; chain: Promise<void> }>({ list: null, waiting: 0, chain: Promise.resolve() });
  const people = own.current.list ?? opened?.participants ?? [];
  const save = async (list: List): Promise<void> => {
    const reply = await send('workshop.saveParticipants', { participants: [...list] });
    own.current.waiting -= 1;
    if (!reply.ok) useUi.getState().set({ notice: reply.error.message });
    else if (opened !== undefined) put('workshop.getWorkshop', {}, { ...opened, participants: [...list] });
    if (own.current.waiting === 0) own.current.list = null;
    redraw();
  };
  return {
    people,
    change: (recipe) => {
      const list = recipe(own.current.list ?? opened?.participants ?? []);
      own.current.list = list;
      own.current.waiting += 1;
      own.current.chain = own.current.chain.then(() => save(list));
      redraw();
    },
  };
}
