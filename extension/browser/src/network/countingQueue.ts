import type { QueueContent, QueueStore } from "@candor/signaling-client";

type KeptEvent = QueueContent["events"][number];

/** A queue that is still being opened, and that says how many events it holds. */
export class CountingQueue implements QueueStore {
  private kept: number[] = [];

  constructor(
    private readonly opened: Promise<QueueStore>,
    private readonly counted: (count: number) => void,
  ) {}

  async load(): Promise<QueueContent> {
    const content = await (await this.opened).load();
    this.keep(content.events.map(({ seq }) => seq));
    return content;
  }

  async append(event: KeptEvent): Promise<void> {
    await (await this.opened).append(event);
    this.keep([...this.kept, event.seq]);
  }

  async acknowledge(seq: number): Promise<void> {
    await (await this.opened).acknowledge(seq);
    this.keep(this.kept.filter((each) => each > seq));
  }

  async replace(content: QueueContent): Promise<void> {
    await (await this.opened).replace(content);
    this.keep(content.events.map(({ seq }) => seq));
  }

  private keep(kept: number[]): void {
    this.kept = kept;
    this.counted(kept.length);
  }
}
