export * from "./generated/protocol.ts";
export { Backoff } from "./backoff.ts";
export { Connection, type ConnectionState, type StopReason } from "./connection.ts";
export { IndexedDbQueue } from "./indexed-db-queue.ts";
export { MemoryQueue, type QueueContent, type QueueStore } from "./queue-store.ts";
export { type EventMore, ResumingClient, type ResumingClientOptions } from "./resuming-client.ts";
export { ServerClock } from "./server-clock.ts";
export { browserSurroundings, type Socket, type Surroundings } from "./surroundings.ts";
export { TeacherClient, type TeacherClientOptions } from "./teacher-client.ts";
