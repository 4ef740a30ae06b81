import type { Account, Phase, Snapshot } from "../inside/messages.js";
import { newRecord, welcomed, type AttemptRecord } from "../inside/store.js";
import { refusal, type Trouble } from "../inside/trouble.js";
import { relayOrigin } from "../network/door.js";
import type { Incoming, Line, LineSetup } from "../network/line.js";
import type { Welcome } from "../network/protocol.js";
import { settleAccount } from "./account.js";
import { Captures, needsCaptures } from "./captures.js";
import { Journal } from "./journal.js";
import type { SittingHost } from "./sittingHost.js";
import { ExamTabs, Watch } from "./watch.js";

const aliveMilliseconds = 1000;
/** How long after a crash the exam is surely still going on: the page goes straight to the screen picker. */
const recentMilliseconds = 15 * 60_000;
/** How long cameras may stay on after "Finish" while the last events cannot be handed over. */
export const finishMilliseconds = 10_000;

type Problem = Extract<Incoming, { type: "problem" }>;

/** What pages are told beside the state of the captures. */
interface Notices {
  readonly trouble?: Trouble;
  readonly words?: string;
  readonly message?: string;
  readonly account?: Account;
}

/** One student's sitting of one exam, from the launch to the last track stopped. */
export class Sitting {
  phase: Phase;
  readonly tabs: ExamTabs;
  readonly watch: Watch;
  private notices: Notices = {};
  private relay: string | undefined;
  private line: Line | undefined;
  private welcome: Welcome | undefined;
  private launched = false;
  private unsent = 0;
  private downSince: number | undefined;
  private captures: Captures | undefined;
  private journal: Journal;
  private resuming: "browser" | "extension" | undefined;

  constructor(
    private readonly host: SittingHost,
    private record: AttemptRecord | undefined,
  ) {
    this.phase = record === undefined ? "idle" : "unfinished";
    this.relay = record?.relay;
    this.tabs = new ExamTabs(record?.examTab, (examTab) => {
      this.remember({ examTab });
      host.show();
    });
    this.watch = new Watch(this.tabs, host.look);
    this.journal = this.newJournal();
    if (record?.finishing === true) {
      this.resume("extension");
    }
  }

  snapshot(): Snapshot {
    const off = { state: "off", recorded: false } as const;
    return {
      phase: this.phase,
      relay: this.relay,
      online: this.line?.online ?? false,
      exam: this.record?.exam ?? this.welcome?.exam,
      student: this.record?.student,
      policy: this.record?.policy,
      camera: this.captures?.camera.view() ?? off,
      screen: this.captures?.screen.view() ?? off,
      examOpened: this.tabs.examTab() !== undefined,
      unsent: this.unsent,
      recent: this.host.clock.now() - (this.record?.lastAlive ?? 0) < recentMilliseconds,
      ...this.notices,
    };
  }

  /** Whether no attempt is under way. */
  get idle(): boolean {
    return ["idle", "finished", "ended", "failed"].includes(this.phase);
  }

  /** Whether nothing would be lost if this document were closed while no page of ours is open. */
  get disposable(): boolean {
    return this.idle || this.phase === "unfinished" || this.record?.consented !== true;
  }

  /** The student agrees to what the page showed. */
  consent(language: string): void {
    if (this.phase === "reading") {
      this.line?.consent(this.welcome?.consentTextVersion ?? "", language);
    }
  }

  /** The two sources, once there is consent and the policy wants them. */
  get sources(): Captures | undefined {
    return this.captures;
  }

  /** Goes on with the attempt kept in this browser: asked for, or by itself when only this document had died. */
  resume(after: "browser" | "extension"): void {
    const { record } = this;
    if (record === undefined || this.phase !== "unfinished") {
      return;
    }
    this.resuming = after;
    if (after === "browser") {
      this.tabs.forget();
    }
    this.phase = "connecting";
    this.openLine(record.relay, { resume: record.resume }, record.queue);
    this.host.show();
  }

  /** A page of ours has just opened: it may be the one that the exam's page waits for. */
  pageOpened(): void {
    this.perhapsLive();
  }

  /** Enters an exam by its link; `soleAsker`: no other page of ours is open that could be surprised. */
  begin(relay: string, launch: string, soleAsker: boolean): void {
    const early = ["unfinished", "connecting", "reading"].includes(this.phase);
    if (!(this.idle || (early && soleAsker)) || this.record?.consented === true) {
      return;
    }
    void this.line?.discard();
    this.reset();
    const origin = relayOrigin(relay);
    if (origin === undefined || launch === "") {
      this.phase = "failed";
      this.notices = { trouble: "link-broken" };
    } else {
      this.phase = "connecting";
      this.relay = origin;
      this.openLine(origin, { launch }, this.host.newId());
    }
    this.host.show();
  }

  private reset(): void {
    this.line = undefined;
    this.record = undefined;
    this.relay = undefined;
    this.welcome = undefined;
    this.captures = undefined;
    this.resuming = undefined;
    this.downSince = undefined;
    this.unsent = 0;
    this.notices = {};
    this.tabs.forget();
    this.journal = this.newJournal();
  }

  private newJournal(): Journal {
    const keep = (open: AttemptRecord["open"]): void => {
      this.remember({ open });
    };
    return new Journal(() => this.line, keep, this.record?.open);
  }

  private openLine(relay: string, credential: LineSetup["credential"], queue: string): void {
    this.launched = "launch" in credential;
    const mine = (act: () => void): void => {
      if (this.line === line) {
        act();
        this.host.show();
      }
    };
    const keepResume = (resume: string): Promise<void> => {
      this.record = { ...(this.record ?? newRecord(relay, queue, resume, this.host.clock.now())), resume };
      return this.host.attempts.save(this.record);
    };
    const line = this.host.openLine(
      { relay, credential, queue, keepResume },
      {
        incoming: (message) => {
          mine(() => {
            this.incoming(message);
          });
        },
        down: (at) => {
          mine(() => {
            this.down(at);
          });
        },
        unsent: (count) => {
          this.unsent = count;
          this.host.show();
        },
      },
    );
    this.line = line;
  }

  private down(at: number): void {
    this.downSince ??= at;
    if (this.welcome === undefined) {
      this.notices = { ...this.notices, trouble: "relay-unreachable" };
    }
  }

  private incoming(message: Incoming): void {
    switch (message.type) {
      case "welcome":
        this.welcomed(message);
        break;
      case "consented":
        this.consented();
        break;
      case "message":
        this.notices = { ...this.notices, message: message.text };
        break;
      case "deadline":
        // The overlay's time left comes with the deadline.
        break;
      case "finished":
        void this.end("finished", "finished");
        break;
      case "ended":
        void this.end("ended", "ended by the teacher", { words: message.reason });
        break;
      case "replaced":
        void this.end("failed", "replaced", { trouble: "replaced" });
        break;
      case "problem":
        this.problem(message);
        break;
      case "answer":
      case "candidate":
      case "connected":
      case "peerClosed":
        this.captures?.incoming(message);
        this.perhapsLive();
        break;
    }
  }

  private problem({ about, code, title, retry }: Problem): void {
    if (about !== undefined) {
      this.captures?.incoming({ type: "peerClosed", peer: about, reason: code });
    } else if (retry === "never") {
      void this.end("failed", "refused", { trouble: refusal(code, this.launched), words: title });
    }
  }

  private welcomed(welcome: Welcome): void {
    const { record, downSince } = this;
    if (record === undefined) {
      return;
    }
    this.downSince = undefined;
    const { message } = this.notices;
    this.notices = message === undefined ? {} : { message };
    this.welcome = welcome;
    this.remember(welcomed(record, welcome));
    if (welcome.state === "finished") {
      void this.end("finished", "finished");
    } else if (this.phase === "connecting") {
      this.admitted();
    } else {
      this.backOnline(downSince);
    }
  }

  private admitted(): void {
    const { record, resuming } = this;
    if (record?.finishing === true) {
      this.phase = "finishing";
      this.line?.finish();
    } else if (record?.consented === true) {
      this.prepare();
      if (record.liveSince !== undefined) {
        const durationMs = Math.max(0, this.host.clock.now() - record.lastAlive);
        const kind = resuming === "browser" ? "attempt.resumed" : "extension.restarted";
        void this.journal.write({ kind, at: record.lastAlive, durationMs });
        this.enterLive();
      }
      if (resuming !== undefined) {
        // After a restart of the browser the picker is the question: no camera before the student has answered it.
        void this.captures?.acquire(resuming === "browser");
      }
    } else {
      this.phase = "reading";
    }
  }

  private backOnline(downSince: number | undefined): void {
    if (downSince !== undefined && this.record?.liveSince !== undefined) {
      const durationMs = Math.max(0, this.host.clock.now() - downSince);
      void this.journal.write({ kind: "network.lost", at: downSince, durationMs });
    }
    this.captures?.online();
    if (this.record?.consented === true) {
      this.consented();
    }
  }

  private consented(): void {
    if (this.phase === "reading") {
      this.remember({ consented: true });
      this.prepare();
    }
  }

  /** Consent is given: everything is made ready to capture, and the browser may be asked. */
  private prepare(): void {
    const { host, welcome } = this;
    this.phase = "setup";
    host.running(true);
    if (welcome !== undefined && needsCaptures(welcome.policy)) {
      this.captures = new Captures({
        ...host,
        policy: welcome.policy,
        connect: () => host.connect(this.welcome?.iceServers ?? []),
        line: () => this.line,
        journal: this.journal,
        changed: host.show,
        dialog: (open) => {
          this.watch.ownDialog(open, host.clock);
        },
        goneSince: this.record?.liveSince === undefined ? undefined : this.record.lastAlive,
      });
    }
    this.perhapsLive();
  }

  private perhapsLive(): void {
    const complete = this.captures === undefined || this.captures.recorded;
    if (this.phase === "setup" && complete) {
      this.remember({ liveSince: this.host.clock.now() });
      this.enterLive();
    }
    if (this.phase === "live" && complete && this.tabs.examTab() === undefined) {
      this.host.openExam();
    }
  }

  private enterLive(): void {
    this.phase = "live";
    this.stayAlive();
    if (this.welcome !== undefined) {
      this.watch.start(this.welcome.policy, this.host.clock, this.journal);
    }
  }

  // Noted each second, so that this document's successor knows how long the gap was.
  private stayAlive(): void {
    if (this.phase === "live") {
      this.remember({ lastAlive: this.host.clock.now() });
      this.host.clock.after(aliveMilliseconds, this.stayAlive.bind(this));
    }
  }

  /** Hands over what is left and ends the attempt. */
  async finish(): Promise<void> {
    const { captures, line } = this;
    if (this.phase !== "live" && this.phase !== "setup") {
      return;
    }
    this.phase = "finishing";
    this.watch.stop();
    this.host.clock.after(finishMilliseconds, () => {
      if (this.phase === "finishing") {
        captures?.release("finished");
      }
    });
    this.host.show();
    await this.journal.settled();
    this.remember({ finishing: true });
    line?.finish();
  }

  /** Stops everything and removes the attempt from this browser, without finishing it. */
  forget(): Promise<void> {
    return this.end("idle", "forgotten");
  }

  private async end(phase: Phase, reason: string, notices: Notices = {}): Promise<void> {
    const { captures, host, line, record, journal, relay } = this;
    this.watch.stop();
    const account = settleAccount(record, captures, journal, reason, host.clock.now());
    this.reset();
    this.phase = phase;
    this.relay = relay;
    this.notices = { ...notices, account };
    host.running(false);
    host.show();
    await Promise.all([host.attempts.clear(), line?.discard()]);
  }

  private remember(change: Partial<AttemptRecord>): void {
    if (this.record !== undefined) {
      this.record = { ...this.record, ...change };
      // A disk that fails costs the way back after a crash, not the exam.
      this.host.attempts.save(this.record).catch(() => undefined);
    }
  }
}
