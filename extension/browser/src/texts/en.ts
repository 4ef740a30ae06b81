import type { System } from "../inside/system.js";
import type { Trouble } from "../inside/trouble.js";
import type { ExamBrief, TrackingOption } from "../network/protocol.js";

/** What a student reads about one tracking option before consenting. */
export interface OptionText {
  readonly title: string;
  readonly what: string;
  readonly when: string;
  readonly who: string;
}

/** A sentence that says what is wrong, one that says what to do, and the label of the button that does it. */
export interface TroubleText {
  readonly title: string;
  readonly advice: string;
  /** What to do on one system or in one browser, where it differs. */
  readonly on?: Partial<Readonly<Record<System, string>>>;
  readonly retry?: string;
}

const teachers = "The teachers of this exam and those who run the relay named above.";

export const en = {
  language: "en",
  name: "Candor",
  tagline: "Exam proctoring by your own institution",
  host: "Everything goes to this address, and to no other:",
  hostHint: "Go on only if you know it as your institution's.",
  notEncrypted: "This relay runs on your own computer.",
  student: (name: string) => `You take part as ${name}.`,
  idle: {
    title: "No exam is running",
    text: "Open the link your teacher gave you. Outside exams this extension does nothing.",
  },
  connecting: { title: "Connecting", text: "One moment: asking the relay about this exam." },
  held: {
    title: "This exam is open in another browser",
    text: "If you go on here, it is closed there, and this browser asks for camera, microphone and screen.",
    noted: "Both are noted on the timeline your teacher sees: changing the browser is allowed, and it is not hidden.",
    here: "Go on here, close it there",
    there: "If you want to stay in the other browser, close this tab: nothing has changed there.",
  },
  unfinished: {
    title: "An exam is not finished",
    text: (exam: string) => `“${exam}” was interrupted in this browser. You can go on where you were.`,
    resume: "Go on with the exam",
    forget: "Do not go on; remove it from this browser",
  },
  reading: {
    title: "Before you begin",
    intro: "This is everything that is collected during this exam. Read it, then decide.",
    nothing: "This exam collects nothing.",
    what: "What",
    when: "When",
    who: "Who may look",
    camera: (width: number, height: number, rate: number) =>
      `Camera: up to ${width} × ${height} pixels, ${rate} pictures a second.`,
    screen: (width: number, height: number, rate: number) =>
      `Screen: up to ${width} × ${height} pixels, ${rate} pictures a second.`,
    next: "When you agree, your browser asks you, one after the other:",
    nextHost: (host: string) => `to let Candor work on the exam's page (${host})`,
    nextDevices: "to use your camera and your microphone",
    nextScreen: "to share your entire screen",
    agree: "I have read this and agree",
    decline: "I cannot or don't want to",
  },
  facts: {
    title: "What holds for all of it",
    time: "Time",
    minutes: (count: number) => (count === 1 ? "You have 1 minute from the start." : `You have ${count} minutes from the start.`),
    until: (end: string) => `The exam ends at ${end}.`,
    noted: "Noted besides",
    notedWhat:
      "When camera, microphone and screen start and stop, lost connections, and how the exam goes: the browser it is sat in, your calls for help, pauses, and what your teacher writes to you.",
    counted: "What is made of it",
    countedWhat:
      "From what this exam counts, such as the time away from its page, a score from 100 down is computed by an open formula. It decides nothing: people look, and may dismiss what was counted. Afterwards your own page shows you the score with every point, and you can answer.",
    kept: "How long it is kept",
    days: (count: number) =>
      count === 1 ? "For 1 day after your exam; then it is deleted by itself." : `For ${count} days after your exam; then it is deleted by itself.`,
    practice: "Not at all: this is practice, and everything is deleted when you finish.",
    practiceRun: "This is a practice run: everything works as in the exam, and nothing is kept.",
    mayLook: "Who may look",
    onlookers: {
      teacher: "The teachers of this exam.",
      reviewer: "The reviewers of this exam.",
      administrator: "The administrators of this relay. Every look is noted.",
    } satisfies Record<ExamBrief["mayLook"][number], string>,
    legalBasis: "Legal basis",
    controller: "Who is responsible",
    dataProtection: "Data protection officer",
  },
  decline: {
    title: "You don't take part in this way?",
    text: "Nothing has been recorded. Your teacher is told that you do not take part, so that you can agree on another way.",
    reason: "Why? You need not say. Your teacher can read it.",
    yes: "Do not take part, and tell my teacher",
    no: "Back",
    telling: "Telling your teacher…",
    doneTitle: "You do not take part",
    told: "Your teacher knows. Camera, microphone and screen are off, and nothing was recorded.",
    next: "Your teacher decides with you how you can sit the exam. You can close this page; the class's link brings you back.",
    reconsider: "I have changed my mind",
  },
  look: {
    face: "Your camera's picture; it stays in this browser for now",
    screen: "The picture of your screen; it stays in this browser for now",
    level: "How loud your microphone is",
    listening: "Say a few words: the bar should move.",
    heard: "We hear you.",
    silent: "silent",
    quiet: "quiet",
    loud: "clearly heard",
  },
  setup: {
    title: "Getting ready",
    stay: "Keep this tab open during the exam: camera and screen belong to it.",
    camera: "Camera and microphone",
    screen: "Entire screen",
    recording: "Connection to the relay",
    allowDevices: "Allow camera and microphone",
    shareScreen: "Share entire screen",
    asking: "Your browser is asking you now.",
    waiting: "Comes next.",
    held: "Working. Not sent to anybody yet.",
    sending: "Connecting…",
    recorded: "Recorded by the relay.",
    stop: "I cannot or don't want to",
    check: "Can we see you?",
    checkText: "Look at the pictures and say a few words. Nothing has been sent or recorded yet.",
    start: "This is right: begin",
    startAnyway: "Begin all the same",
    screenHint: "In your browser's window choose “Entire screen”, then “Share”.",
  },
  live: {
    title: "The exam is running",
    text: "Camera, microphone and screen are recorded.",
    watching: "The exam is being observed as you agreed.",
    attention: "Something needs your attention",
    open: "Go to the exam's page",
    collected: "What is collected",
  },
  connection: {
    online: "Connected to the relay.",
    offline: "The connection is lost. Candor reconnects by itself; go on with your exam.",
    unsent: (count: number) => (count === 1 ? "1 note waits to be handed over." : `${count} notes wait to be handed over.`),
  },
  finish: {
    button: "Finish",
    ask: "Finish the exam? Camera, microphone and screen are switched off.",
    yes: "Yes, finish",
    no: "Not yet",
    running: "Handing over the last notes",
    runningText: "Keep this tab open for a moment.",
    offline: "There is no connection at the moment. Camera and screen are switched off shortly; the last notes follow as soon as the relay answers.",
  },
  finished: {
    title: "You are done",
    stopped: "Camera, microphone and screen sharing are off, and nothing of this exam is left in this browser.",
    notStopped: "A device did not switch off. Close this browser to be sure.",
    practice: "This was practice: the relay deletes all of it.",
    collected: "What was collected:",
    camera: "Camera and microphone recording",
    screen: "Screen recording",
    from: (start: string, end: string) => `From ${start} to ${end}.`,
    events: (count: number) => (count === 1 ? "1 note on the timeline" : `${count} notes on the timeline`),
    nothing: "Nothing was recorded.",
    ownPage: "Your own page",
    ownPageLink: "See everything that was kept, answer to it, and download it",
    ownPageHint: "Keep the address of that page, for example as a bookmark: it is yours alone, and nobody can give it to you again.",
    close: "You can close this tab.",
  },
  ended: { title: "Your teacher has ended the exam", time: "The time is up: the exam has ended", reason: (words: string) => `Reason: ${words}` },
  failed: { title: "This does not work" },
  message: "Message from your teacher",
  paused: {
    title: "Your exam is paused",
    what: "Your teacher has paused it. Your time does not run, and what you have written stays. The page comes back by itself; please wait here.",
    help: "What this exam observes goes on being observed.",
  },
  overlay: {
    paused: "Paused",
    help: "I need help",
    helpAsked: "You have asked for help: your teacher sees it.",
    helpAsking: "Your call for help is sent as soon as the connection is back.",
    helpAnswered: "Your teacher has seen your call for help and looks after it.",
    helpNoMore: "I don't need help any more",
    recording: "Recording",
    observed: "Observed",
    reconnecting: "Reconnecting…",
    attention: "Needs attention",
    details: "Show",
    selfView: "Your own camera picture; it stays in this browser",
    smaller: "Make smaller",
    larger: "Make larger",
    move: "Move to the next corner",
    minutesLeft: (count: number) => `${count} minutes left`,
    secondsLeft: (count: number) => (count === 1 ? "1 second left" : `${count} seconds left`),
  },
  options: {
    recordSession: {
      title: "Recording of camera, microphone and screen",
      what: "The picture of your camera, the sound of your microphone, and everything on your screen.",
      when: "From the moment each of them works until you finish.",
      who: teachers,
    },
    liveView: {
      title: "Live view",
      what: "Your camera and your screen, as they are at that moment.",
      when: "Whenever a teacher watches, until you finish.",
      who: teachers,
    },
    selfView: {
      title: "A small picture of yourself",
      what: "Your camera's picture on the exam's page, so that you see what is seen. It stays in this browser.",
      when: "While the exam's page is open.",
      who: "Only you.",
    },
    tabSwitch: {
      title: "Leaving the exam",
      what: "That you went to another tab, window or program, opened a window or closed the exam's page, and for how long. Not which pages or programs.",
      when: "From the opening of the exam's page until you finish.",
      who: teachers,
    },
  } satisfies Record<TrackingOption, OptionText>,
  trouble: {
    "link-broken": {
      title: "This link is not complete.",
      advice: "Go back to the page you came from and open the exam from there.",
    },
    "relay-unreachable": {
      title: "The relay does not answer.",
      advice: "Check your connection to the internet. Candor keeps trying by itself.",
      retry: "Try again now",
    },
    "relay-refused": {
      title: "The relay did not let you in.",
      advice: "Open the exam's link again. If that does not help, show your teacher this page.",
    },
    "launch-used": {
      title: "This link was used already or has expired.",
      advice: "Each link works once. Open the exam again from the page you came from: it makes a new one.",
    },
    "extension-old": {
      title: "This exam needs a newer version of the extension.",
      advice: "Update Candor on your browser's extensions page, then open the exam's link again.",
    },
    "exam-address-refused": {
      title: "Candor may not work on the exam's page yet.",
      advice: "It needs this for the small display and to notice when the page is left. Allow it when your browser asks.",
      retry: "Ask again",
    },
    "device-denied": {
      title: "Camera or microphone are blocked for Candor.",
      advice: "Click the icon to the left of this page's address, allow camera and microphone, then try again.",
      on: { edge: "Click the lock or the camera in the address bar, choose “Permissions for this site”, allow camera and microphone, then try again." },
      retry: "Try again",
    },
    "camera-black": {
      title: "Your camera's picture is black.",
      advice: "Open the lens cover, press the camera key if your keyboard has one, or switch on a light.",
      retry: "Start the camera again",
    },
    "camera-frozen": {
      title: "Your camera's picture stands still.",
      advice: "Pull out the camera and put it back in, or close other programs that use it, then start it again.",
      retry: "Start the camera again",
    },
    "microphone-silent": {
      title: "We don't hear anything.",
      advice: "Say a few words. If the bar does not move, check that the microphone is not muted and that your browser uses the right one.",
      on: { mac: "Say a few words. If the bar does not move, look at System Settings, Sound, Input: choose the right microphone and turn up its volume." },
      retry: "Start the microphone again",
    },
    "screen-black": {
      title: "The picture of your screen is black.",
      advice: "Move the pointer or wake the screen. If it stays black, share the screen again.",
      on: { mac: "Open System Settings, Privacy & Security, Screen & System Audio Recording, switch on your browser, restart it and come back: you can go on where you were." },
      retry: "Share entire screen again",
    },
    "device-dismissed": {
      title: "The browser's question was closed without an answer.",
      advice: "Try again and choose “Allow while visiting the site”.",
      retry: "Try again",
    },
    "device-system": {
      title: "Your computer does not let the browser use camera or microphone.",
      advice: "Allow it in your system's privacy settings, then try again.",
      on: {
        mac: "Open System Settings, Privacy & Security, switch on your browser under Camera and under Microphone, then try again. Your Mac may ask to restart the browser: you can go on where you were.",
        windows: "Open Settings, Privacy & security, Camera: switch on “Camera access” and “Let desktop apps access your camera”. Do the same under Microphone, then try again.",
        chromeos: "Open Settings, Privacy and security, Privacy controls, switch on camera and microphone, then try again.",
      },
      retry: "Try again",
    },
    "camera-missing": {
      title: "No camera was found.",
      advice: "Connect one or switch it on, then try again.",
      retry: "Try again",
    },
    "microphone-missing": {
      title: "No microphone was found.",
      advice: "Connect one or switch it on, then try again.",
      retry: "Try again",
    },
    "device-busy": {
      title: "Camera or microphone are in use by another program.",
      advice: "Close video calls and other programs that use them, then try again.",
      on: { windows: "Close Teams, Zoom, the Camera app and other programs that use them: on Windows only one program at a time can have the camera. Then try again." },
      retry: "Try again",
    },
    "media-away": {
      title: "The server for picture and sound is away. This is not your fault: go on with your exam.",
      advice: "The connection comes back by itself, and the report says that the server was away.",
    },
    "camera-stopped": {
      title: "Camera or microphone have stopped.",
      advice: "Check that they are connected and not switched off, then go on.",
      retry: "Start camera and microphone again",
    },
    "screen-cancelled": {
      title: "The screen was not shared.",
      advice: "Try again, choose “Entire screen”, then “Share”.",
      retry: "Share entire screen",
    },
    "screen-system": {
      title: "Your computer does not let the browser record the screen.",
      advice: "Allow screen recording for your browser in the system's privacy settings, then try again.",
      on: {
        mac: "Open System Settings, Privacy & Security, Screen & System Audio Recording, and switch on your browser. Your Mac then restarts the browser: you can go on where you were.",
        linux: "Your desktop refused to share the screen. Try again, and choose the entire screen in its own dialog too.",
      },
      retry: "Try again",
    },
    "screen-surface": {
      title: "A window or a tab was shared, not the entire screen.",
      advice: "It was let go at once. Try again and choose “Entire screen”.",
      retry: "Share entire screen",
    },
    "screen-stopped": {
      title: "Screen sharing has stopped.",
      advice: "The exam needs it: share your entire screen again. Your teacher sees the gap.",
      retry: "Share entire screen",
    },
    "capture-failed": {
      title: "The browser could not start the recording.",
      advice: "Try again. If it keeps failing, restart the browser: you can go on where you were.",
      retry: "Try again",
    },
    replaced: {
      title: "This exam goes on in another browser.",
      advice: "You have gone on there, and both are noted. This browser has stopped everything.",
    },
  } satisfies Record<Trouble, TroubleText>,
};
