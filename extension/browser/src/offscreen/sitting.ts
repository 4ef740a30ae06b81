import type { Phase, Snapshot } from "../inside/messages.js";
import { newRecord, welcomed, type AttemptRecord } from "../inside/store.js";
import { refusal } from "../inside/trouble.js";
import { relayOrigin } from "../network/door.js";
import type { Incoming, Line, LineSetup } from "../network/line.js";
import type { Welcome } from "../network/protocol.js";
import { settleAccount } from "./account.js";
import { Captures } from "./captures.js";
import { Journal } from "./journal.js";
import { needsCaptures } from "./needed.js";
import { Notebook } from "./notebook.js";
import type { SittingHost } from "./sittingHost.js";
import { photoPlan } from "./photoPlan.js";
import { StartPhoto } from "./startPhoto.js";
import { snapshotOf } from "./snapshot.js";
import { Told, type Notices } from "./told.js";
import { ExamTabs, Watch } from "./watch.js";

/** How long cameras may stay on after "Finish" while the last events cannot be handed over. */
export const finishMilliseconds = 10_000;

type Problem = Extract<Incoming, { type: "problem" }>;

/** One student's sitting of one exam, from the launch to the last track stopped. */
export class Sitting {
  phase: Phase;
  readonly tabs: ExamTabs;
  readonly watch: Watch;
  readonly startPhoto: StartPhoto;
  private readonly notes: Notebook;
  private told = new Told();
  private relay: string | undefined;
  private line: Line | undefined;
  private welcome: Welcome | undefined;
  private launch: string | undefined;
  private unsent = 0;
  private downSince: number | undefined;
  private captures: Captures | undefined;
  private journal: Journal;
  private resuming: "browser" | "extension" | undefined;

  constructor(
    private readonly host: SittingHost,
    record: AttemptRecord | undefined,
  ) {
    this.notes = new Notebook(host.attempts, record);
    this.phase = record === undefined ? "idle" : "unfinished";
    this.relay = record?.relay;
    this.tabs = new ExamTabs(record?.examTab, (examTab) => {
      this.notes.remember({ examTab });
      host.show();
    });
    this.watch = new Watch(this.tabs, host, { camera: () => this.captures?.camera.capture.stream, screen: () => this.captures?.screen.capture.stream });
    this.startPhoto = new StartPhoto(host.clock, host.faces, host.show);
    this.journal = this.newJournal();
    if (record?.finishing === true) {
      this.resume("extension");
    }
  }

  snapshot(): Snapshot {
    const { phase, relay, line, welcome, told, captures, unsent, tabs, notes: { record } } = this;
    const several = this.host.severalMonitors();
    return snapshotOf({ phase, several, startPhoto: this.startPhoto.view(welcome?.policy), warning: this.watch.warning, relay, line, record, welcome, told, captures, examOpened: tabs.examTab() !== undefined, unsent }, this.host.clock.now());
  }

  /** Whether no attempt is under way. */
  get idle(): boolean {
    return ["idle", "finished", "ended", "failed"].includes(this.phase);
  }

  /** Whether nothing would be lost if this document were closed while no page of ours is open. */
  get disposable(): boolean {
    return this.idle || this.phase === "unfinished" || this.notes.record?.consented !== true;
  }

  /** The student agrees to what the page showed, `wording`, and or not to what it asks for apart from that. */
  consent(language: string, wording?: string, likeness?: boolean): void {
    if (this.phase === "reading") {
      this.notes.remember({ likeness });
      this.line?.consent(this.welcome?.consentTextVersion ?? "", language, wording);
    }
  }

  /** The student does not take part: nothing stays held, and the teachers are told. */
  decline(reason: string): void {
    if (this.phase === "reading" || (this.phase === "setup" && this.captures?.sending !== true)) {
      this.captures?.release("declined");
      this.captures = undefined;
      this.notes.remember({ consented: false });
      this.phase = "declined";
      this.told.declined = false;
      this.host.running(false);
      this.line?.decline(reason === "" ? undefined : reason);
      this.host.show();
    }
  }

  /** Back to the question. */
  reconsider(): void {
    if (this.phase === "declined") {
      this.phase = "reading";
      this.host.show();
    }
  }

  /** The student has looked at what will be seen and heard, and begins. */
  start(): void {
    if (this.phase === "setup" && this.startPhoto.ready(this.welcome?.policy)) {
      this.captures?.begin();
      void (this.captures?.sending === true && this.watch.keepPhoto(this.host.clock, this.journal, this.startPhoto));
      this.perhapsLive();
      this.host.show();
    }
  }

  /** The two sources, once there is consent and the policy wants them. */
  get sources(): Captures | undefined {
    return this.captures;
  }

  /** Goes on with the attempt kept in this browser: asked for, or by itself when only this document had died. */
  resume(after: "browser" | "extension"): void {
    const { record } = this.notes;
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

  /** Enters an exam by its link; `soleAsker`: no other page of ours could be surprised. */
  begin(relay: string, launch: string, soleAsker: boolean): void {
    const early = ["unfinished", "connecting", "held", "reading"].includes(this.phase);
    if (!(this.idle || (early && soleAsker)) || this.notes.record?.consented === true) {
      return;
    }
    void this.line?.discard();
    this.reset();
    const origin = relayOrigin(relay);
    if (origin === undefined || launch === "") {
      this.phase = "failed";
      this.told.notices = { trouble: "link-broken" };
    } else {
      this.phase = "connecting";
      this.relay = origin;
      this.launch = launch;
      this.openLine(origin, { launch }, this.host.newId());
    }
    this.host.show();
  }

  /** The student asks for help, or no longer does; the teachers hear of it as soon as there is a line. */
  help(wanted: boolean): void {
    if ((this.phase === "live" || this.phase === "setup") && this.told.ask(wanted)) {
      this.told.callOut(this.line);
      this.host.show();
    }
  }

  /** Another browser is in this attempt, and the student wants to go on in this one. */
  takeOver(): void {
    const { launch, relay } = this;
    if (this.phase === "held" && launch !== undefined && relay !== undefined) {
      this.phase = "connecting";
      this.openLine(relay, { launch, takeOver: true }, this.host.newId());
      this.host.show();
    }
  }

  private reset(): void {
    this.launch = undefined;
    this.line = undefined;
    this.notes.close();
    this.relay = undefined;
    this.welcome = undefined;
    this.captures = undefined;
    this.resuming = undefined;
    this.downSince = undefined;
    this.unsent = 0;
    this.told = new Told();
    this.tabs.forget();
    this.journal = this.newJournal();
  }

  private newJournal(): Journal {
    return new Journal(() => this.line, (open) => { this.notes.remember({ open }); }, this.notes.record?.open);
  }

  private openLine(relay: string, credential: LineSetup["credential"], queue: string): void {
    const mine = (act: () => void): void => {
      if (this.line === line) {
        act();
        this.host.show();
      }
    };
    const keepResume = (resume: string): Promise<void> => {
      return this.notes.keep({ ...(this.notes.record ?? newRecord(relay, queue, resume, this.host.clock.now())), resume });
    };
    const line = this.host.openLine(
      { relay, credential, queue, keepResume },
      {
        incoming: (message) => { mine(() => { this.incoming(message); }); },
        down: (at) => { mine(() => { this.down(at); }); },
        unsent: (count) => { mine(() => { this.unsent = count; }); },
      },
    );
    this.line = line;
  }

  private down(at: number): void {
    this.downSince ??= at;
    if (this.welcome === undefined) {
      this.told.notices = { ...this.told.notices, trouble: "relay-unreachable" };
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
      case "declined":
      case "deadline":
      case "standing":
        this.told.hear(message);
        break;
      case "finished":
        void this.end("finished", "finished");
        break;
      case "ended":
        void this.end("ended", `ended: ${message.by}`, { words: message.reason, by: message.by });
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
    } else if (code === "attempt-held" && this.launch !== undefined) {
      this.phase = "held";
      void this.line?.discard();
      this.line = undefined;
    } else if (retry === "never") {
      void this.end("failed", "refused", { trouble: refusal(code, this.launch !== undefined), words: title });
    }
  }

  private welcomed(welcome: Welcome): void {
    const { downSince, notes: { record } } = this;
    if (record === undefined) {
      return;
    }
    this.downSince = undefined;
    this.told.welcomed(welcome, this.host.clock.now());
    this.told.callOut(this.line);
    this.welcome = welcome;
    this.notes.remember(welcomed(record, welcome));
    if (welcome.state === "finished") {
      void this.end("finished", "finished");
    } else if (this.phase === "connecting") {
      this.admitted();
    } else {
      this.backOnline(downSince);
    }
  }

  private admitted(): void {
    const { resuming, notes: { record } } = this;
    if (record?.finishing === true) {
      this.phase = "finishing";
      this.line?.finish();
    } else if (record?.consented === true) {
      this.prepare();
      if (record.liveSince !== undefined) {
        this.journal.gap(resuming === "browser" ? "attempt.resumed" : "extension.restarted", record.lastAlive, this.host.clock.now());
        this.enterLive();
      }
      if (resuming !== undefined) {
        // After a restart of the browser the picker is the question: no camera before the student has answered it.
        void this.captures?.acquire(resuming === "browser");
      }
    } else {
      this.told.declined = this.welcome?.state === "declined";
      this.phase = this.told.declined ? "declined" : "reading";
    }
  }

  private backOnline(downSince: number | undefined): void {
    if (downSince !== undefined && this.notes.record?.liveSince !== undefined) {
      this.journal.gap("network.lost", downSince, this.host.clock.now());
    }
    this.captures?.online();
    if (this.notes.record?.consented === true) {
      this.consented();
    }
  }

  private consented(): void {
    if (this.phase === "reading") {
      this.notes.remember({ consented: true });
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
        dialog: (open) => { this.watch.ownDialog(open, host.clock); },
        goneSince: this.notes.record?.liveSince === undefined ? undefined : this.notes.record.lastAlive,
      });
    }
    this.perhapsLive();
  }

  /** Goes on if everything is there: also the page of ours that the exam's page waited for. */
  perhapsLive(): void {
    const complete = this.captures === undefined || this.captures.recorded;
    if (this.phase === "setup" && complete) {
      this.notes.remember({ liveSince: this.host.clock.now() });
      this.enterLive();
    }
    if (this.phase === "live" && complete && this.tabs.examTab() === undefined) {
      this.host.openExam();
    }
  }

  private enterLive(): void {
    this.phase = "live";
    this.notes.stayAlive(this.host.clock, () => this.phase === "live");
    const { welcome, host, notes, journal } = this;
    if (welcome !== undefined) {
      this.watch.start(welcome, host.clock, journal, photoPlan(welcome, notes, host.random, () => this.told.paused), notes.record?.likeness);
    }
  }

  /** Hands over what is left and ends the attempt. */
  async finish(): Promise<void> {
    if (this.phase !== "live" && this.phase !== "setup") {
      return;
    }
    this.phase = "finishing";
    this.watch.stop();
    this.host.clock.after(finishMilliseconds, () => this.phase === "finishing" && this.captures?.release("finished"));
    this.host.show();
    await this.journal.settled();
    this.notes.remember({ finishing: true });
    this.line?.finish();
  }

  /** Stops everything and removes the attempt from this browser, without finishing it. */
  forget(): Promise<void> {
    return this.end("idle", "forgotten");
  }

  private async end(phase: Phase, reason: string, notices: Notices = {}): Promise<void> {
    const { captures, host, line, journal, relay } = this;
    this.watch.stop();
    const account = settleAccount(this.notes.record, captures, journal, reason, host.clock.now(), this.welcome?.exam.practice ?? false);
    this.reset();
    this.phase = phase;
    this.relay = relay;
    this.told.notices = { ...notices, account };
    host.running(false);
    host.show();
    await Promise.all([host.attempts.clear(), line?.discard()]);
  }
}
