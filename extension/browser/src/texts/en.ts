import type { System } from "../inside/system.js";
import type { Trouble } from "../inside/trouble.js";
import type { ExamBrief } from "../network/protocol.js";
import { optionsEn } from "./optionsEn.js";

/** A sentence that says what is wrong, one that says what to do, and the label of the button that does it. */
export interface TroubleText {
  readonly title: string;
  readonly advice: string;
  /** What to do on one system or in one browser, where it differs. */
  readonly on?: Partial<Readonly<Record<System, string>>>;
  readonly retry?: string;
}

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
    noted: "Both are noted on the timeline your teacher sees. If something went wrong with the other browser, going on here is the right thing to do; some exams count the change, and you can say why.",
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
    photos: (count: number, minutes: number) => `${count} photos in ${minutes} minutes.`,
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
  likeness: {
    title: "One more question, which you answer freely",
    what: "This exam would like a program in your browser to compare, about twice a minute, whether the face before your camera is the one from the beginning. For that it makes numbers of your face. They stay in this browser's memory, go to nobody, and are gone when you finish.",
    agree: "I agree to being compared with my own first pictures.",
    otherwise: "You may leave this empty and sit the exam all the same. Then a person compares photos where that is needed. It is noted that you prefer that, and not held against you.",
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
    photo: "Your photo",
    photoText: "This exam wants a photo of you. Take it, look at it, and take it again if you like; it is sent when you begin.",
    photoTake: "Take the photo",
    photoAgain: "Take it again",
    photoAlt: "The photo you have taken",
    photoTaken: "This photo is used. You can begin now.",
    photoFailed: "The camera gave no picture just now. Try once more.",
    photoFaces: (count: number) =>
      count === 0
        ? "No face is found in it. Is it light enough, and are you in the picture? If so, go on: a program can be wrong."
        : `${count} faces are found in it. Only you should be in the picture; if you are alone, go on: a program can be wrong.`,
    sites: "Picture of a tab you switch to",
    sitesText: "This exam takes a picture of where you go when you leave its page for longer than a glance. Your browser can allow that for the tab itself; it then speaks of “all websites”, and Candor gives the permission back when you finish.",
    sitesElse: "You may refuse: then a picture of your shared screen is taken instead, or none if you share none.",
    sitesAllow: "Allow it",
    sitesAllowed: "Your browser allows it.",
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
    pieces: (count: number) =>
      count === 1 ? "1 photo, screenshot or recording waits to be sent." : `${count} photos, screenshots or recordings wait to be sent.`,
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
    off: "Camera, microphone and screen sharing are off.",
    sending: (count: number) =>
      count === 1
        ? "Still sending 1 piece: a photo, a screenshot or a recording. Leave this browser open; if it is closed, it goes on when you open it again."
        : `Still sending ${count} pieces: photos, screenshots or recordings. Leave this browser open; if it is closed, it goes on when you open it again.`,
    refused: (count: number) => (count === 1 ? "1 piece was not taken by the relay, and is deleted here." : `${count} pieces were not taken by the relay, and are deleted here.`),
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
  fullScreen: {
    title: "This exam fills the screen",
    what: "Your questions are here and stay as they are; you see them as soon as the window fills the screen. Leaving full screen covers them again and is noted.",
    go: "Fill the screen",
    help: "If nothing happens, press F11, on a Mac Control + Command + F. The exam ends full screen by itself when you finish.",
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
    blocked: "This exam has switched off copying, pasting, printing and the context menu. Type instead; ask for help if you need one of them.",
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
  options: optionsEn,
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
    "camera-muted": {
      title: "Your camera is switched off.",
      advice: "Press the camera key of your keyboard or open the lens, then start it again.",
      retry: "Start the camera again",
    },
    "microphone-silent": {
      title: "We don't hear anything.",
      advice: "Say a few words. If the bar does not move, check that the microphone is not muted and that your browser uses the right one.",
      on: { mac: "Say a few words. If the bar does not move, look at System Settings, Sound, Input: choose the right microphone and turn up its volume." },
      retry: "Start the microphone again",
    },
    "microphone-muted": {
      title: "Your microphone is muted.",
      advice: "Press the microphone key of your keyboard or headset, or switch it on in your system's settings. This goes away by itself once it is on.",
      retry: "Start the microphone again",
    },
    "screen-black": {
      title: "The picture of your screen is black.",
      advice: "Move the pointer or wake the screen. If it stays black, share the screen again.",
      on: { mac: "Open System Settings, Privacy & Security, Screen & System Audio Recording, switch on your browser, restart it and come back: you can go on where you were." },
      retry: "Share entire screen again",
    },
    "screen-muted": {
      title: "Your screen's picture is held back.",
      advice: "Your system or browser has paused the sharing. Let it go on, or share the screen again.",
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
    "monitors-several": {
      title: "More than one monitor is connected.",
      advice: "This exam asks for one. Unplug the others, or switch them off in your system's display settings; this goes away by itself.",
    },
    "disk-full": {
      title: "This computer's disk has no room left.",
      advice: "A picture or sound of your exam could not be kept. Make room, for example by emptying the recycle bin; what was kept before is safe. This is noted, and not held against you.",
    },
    "face-unseen": {
      title: "Your face cannot be seen.",
      advice: "Is it light enough, is the lens clear, and is your face in the picture? If it is and this does not go away, do nothing: it only means that this program cannot tell, and is not held against you.",
    },
    replaced: {
      title: "This exam goes on in another browser.",
      advice: "You have gone on there, and both are noted. This browser has stopped everything.",
    },
  } satisfies Record<Trouble, TroubleText>,
};
