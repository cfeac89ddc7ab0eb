/** What the reader asks its working half for. */
export declare const WorkerMessageHandler: unknown;
