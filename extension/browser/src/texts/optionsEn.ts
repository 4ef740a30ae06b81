import type { TrackingOption } from "../network/protocol.js";

/** What a student reads about one tracking option before consenting. */
export interface OptionText {
  readonly title: string;
  readonly what: string;
  readonly when: string;
  readonly who: string;
}

const teachers = "The teachers of this exam and those who run the relay named above.";

/** What a student reads about each tracking option, in English. */
export const optionsEn: Readonly<Record<TrackingOption, OptionText>> = {
  recordCamera: {
    title: "Recording of your camera",
    what: "The picture of your camera.",
    when: "From the moment it works until you finish.",
    who: teachers,
  },
  recordMicrophone: {
    title: "Recording of your microphone",
    what: "The sound of your microphone.",
    when: "From the moment it works until you finish.",
    who: teachers,
  },
  recordScreen: {
    title: "Recording of your screen",
    what: "Everything on your screen.",
    when: "From the moment you share it until you finish.",
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
  shareKept: {
    title: "Camera, microphone and screen at work",
    what: "That your camera, microphone or screen stopped, was muted or showed black, or that your camera's picture stood still, and for how long. You are told at once, with a button that brings it back. The server notes as well when nothing, or nothing but black or silence, arrives.",
    when: "While each of them is in use, until you finish.",
    who: teachers,
  },
  people: {
    title: "How many people the camera sees",
    what: "That the camera showed nobody or more than one face, and for how long, with a photo of the moment. A program in this browser counts faces about once a second; it does not tell whose they are. Where it cannot see, it says so, and that is not held against you.",
    when: "From the opening of the exam until you finish.",
    who: teachers,
  },
  audio: {
    title: "Speech",
    what: "That the microphone heard somebody speak, how loud and for how long, with a recording of the moment of at most 15 seconds. A program in this browser tells speech from noise; it does not know what is said. The sound before and after is forgotten.",
    when: "From the opening of the exam until you finish.",
    who: teachers,
  },
  impersonation: {
    title: "The same person throughout",
    what: "Only if you agree to it below: that several looks in a row showed somebody who clearly differs from who began, and for how long, with a photo. The numbers that faces are compared by never leave this browser. Where the program cannot tell, it says nothing.",
    when: "From the opening of the exam until you finish.",
    who: teachers,
  },
  randomPhotos: {
    title: "Photos at random moments",
    what: "Photos of your camera's picture, one in each stretch of the exam, at moments that nobody knows beforehand. None while your exam is paused.",
    when: "From the opening of the exam until you finish.",
    who: teachers,
  },
  photoAtStart: {
    title: "Photo before you begin",
    what: "A photo that you take yourself, look at, and take again as often as you like. The last one goes to the relay when you begin.",
    when: "Before you begin.",
    who: teachers,
  },
  captureSwitchedTab: {
    title: "Picture of what you switch to",
    what: "When you leave the exam's tab or window for longer than a glance: a picture of the tab you have switched to, if you let your browser take it; else a picture of your screen, if you share it. Of this extension's own pages there is none.",
    when: "From the opening of the exam's page until you finish.",
    who: teachers,
  },
  siteName: {
    title: "Name of the site you switch to",
    what: "When you leave the exam's tab or window for longer than a glance: the name of the site you are at, such as example.org, if you let your browser tell it. Not the page, and nothing that is on it.",
    when: "From the opening of the exam's page until you finish.",
    who: teachers,
  },
  severalMonitors: {
    title: "More than one monitor",
    what: "That more than one monitor was connected, and for how long. Not what was on it.",
    when: "From the opening of the exam until you finish.",
    who: teachers,
  },
  copyPaste: {
    title: "Copying, pasting and printing",
    what: "They are switched off on the exam's pages, together with dropping and the context menu. That you tried, and how often. Never what it was about.",
    when: "From the opening of the exam's page until you finish.",
    who: teachers,
  },
  fullScreen: {
    title: "Full screen",
    what: "The exam's page is covered until it fills the screen. That you left full screen, and for how long.",
    when: "From the opening of the exam's page until you finish.",
    who: teachers,
  },
  severalSessions: {
    title: "Another device, browser or address",
    what: "That you went on with the exam in another browser or on another device, and that your browser came back from another network address, such as after a change of network. Not which address.",
    when: "From your consent until you finish.",
    who: teachers,
  },
  desktopOnly: {
    title: "Computers only",
    what: "This exam is sat on a computer: phones and tablets are turned away. Nothing is collected for it.",
    when: "When you open the exam.",
    who: "Nobody: there is nothing to look at.",
  },
};
