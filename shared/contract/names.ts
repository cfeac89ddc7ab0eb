/** Names that the preload needs; nothing else may be imported there, so that it stays under 1 kB. */
export const CHANNEL = { call: 'baton:call', event: 'baton:event' } as const;
/** The object that the preload puts on `window` in Electron. */
export const BRIDGE = 'batonBridge';
