// Written by GoldenTest from the golden messages: do not edit.
import type * as protocol from "../src/index.ts";

export const serverToStudent_ack: protocol.ServerToStudent = {
  "type": "ack",
  "seq": 8
};

export const serverToStudent_answer: protocol.ServerToStudent = {
  "type": "answer",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk",
  "sdp": "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
};

export const serverToStudent_candidate: protocol.ServerToStudent = {
  "type": "candidate",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk",
  "candidate": "candidate:1 1 udp 2122260223 192.0.2.7 50124 typ host",
  "sdpMid": "0"
};

export const serverToStudent_connected: protocol.ServerToStudent = {
  "type": "connected",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk"
};

export const serverToStudent_consented: protocol.ServerToStudent = {
  "type": "consented",
  "at": 1795444830000
};

export const serverToStudent_deadline: protocol.ServerToStudent = {
  "type": "deadline",
  "at": 1795452600000
};

export const serverToStudent_deadline_none: protocol.ServerToStudent = {
  "type": "deadline"
};

export const serverToStudent_declined: protocol.ServerToStudent = {
  "type": "declined",
  "at": 1795444830000
};

export const serverToStudent_ended: protocol.ServerToStudent = {
  "type": "ended",
  "reason": "The exam was called off.",
  "by": "teacher"
};

export const serverToStudent_ended_time: protocol.ServerToStudent = {
  "type": "ended",
  "reason": "",
  "by": "time"
};

export const serverToStudent_finished: protocol.ServerToStudent = {
  "type": "finished",
  "at": 1795451800000
};

export const serverToStudent_message: protocol.ServerToStudent = {
  "type": "message",
  "text": "Please turn your camera a little to the left."
};

export const serverToStudent_peerClosed: protocol.ServerToStudent = {
  "type": "peerClosed",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk",
  "reason": "no media for 30 s"
};

export const serverToStudent_pong: protocol.ServerToStudent = {
  "type": "pong",
  "id": 3,
  "serverTime": 1795444805000
};

export const serverToStudent_problem_gap: protocol.ServerToStudent = {
  "type": "problem",
  "code": "event-gap",
  "title": "Some events have to be sent again.",
  "detail": "the last event without a gap is 6",
  "retry": "now",
  "about": "event",
  "lastEventSeq": 6
};

export const serverToStudent_problem_held: protocol.ServerToStudent = {
  "type": "problem",
  "code": "attempt-held",
  "title": "Another browser is in this attempt",
  "detail": "Taking over closes it there.",
  "retry": "never"
};

export const serverToStudent_problem: protocol.ServerToStudent = {
  "type": "problem",
  "code": "offer-refused",
  "title": "The relay cannot record this camera.",
  "detail": "no VP8 in the offer",
  "retry": "never",
  "about": "06egc2m8p1t9b3c5d7f2g4h6jk"
};

export const serverToStudent_replaced: protocol.ServerToStudent = {
  "type": "replaced"
};

export const serverToStudent_standing: protocol.ServerToStudent = {
  "type": "standing",
  "helpSince": 1795444864250,
  "pausedSince": 1795444870000
};

export const serverToStudent_standing_none: protocol.ServerToStudent = {
  "type": "standing"
};

export const serverToStudent_welcome: protocol.ServerToStudent = {
  "type": "welcome",
  "protocol": 1,
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
  "exam": {
    "title": "Analysis I, final exam",
    "address": "https://moodle.example/mod/quiz/view.php?id=7",
    "endsAt": 1795452000000,
    "durationMinutes": 90,
    "practice": false,
    "retentionDays": 30,
    "allowedSites": [
      "https://dict.example"
    ],
    "institution": {
      "controller": "University of Example, 1 Main Street",
      "legalBasis": "Section 7 of the Examination Act",
      "dataProtection": "dpo@university.example"
    },
    "mayLook": [
      "teacher",
      "reviewer",
      "administrator"
    ]
  },
  "student": {
    "name": "Ada Lovelace"
  },
  "state": "invited",
  "policy": {
    "options": {
      "recordCamera": true,
      "recordMicrophone": true,
      "recordScreen": true,
      "liveView": true,
      "selfView": true,
      "tabSwitch": false
    },
    "camera": {
      "maxWidth": 320,
      "maxHeight": 240,
      "maxFrameRate": 15,
      "maxBitrate": 150000
    },
    "screen": {
      "maxWidth": 1920,
      "maxHeight": 1200,
      "maxFrameRate": 5,
      "maxBitrate": 300000
    },
    "microphone": {
      "maxBitrate": 32000
    }
  },
  "consentTextVersion": "1",
  "resume": "cmVzdW1lLWZvci10aGUtZ29sZGVuLW1lc3NhZ2VzLTE",
  "lastEventSeq": 0,
  "serverTime": 1795444800000,
  "deadline": 1795452600000,
  "ownPage": "/mine#06egc2k2dmqxgr9w1szb34vh7n.b3duLXBhZ2UtZm9yLXRoZS1nb2xkZW4tbWVzc2FnZXM",
  "iceServers": [
    {
      "urls": [
        "turn:turn.example:3478"
      ],
      "username": "1795452000:06egc2",
      "credential": "c2VjcmV0"
    }
  ]
};

export const serverToTeacher_announced: protocol.ServerToTeacher = {
  "type": "announced",
  "exam": "06egc2jzsz5x2m3q8n7k4t6v9w",
  "reached": 23
};

export const serverToTeacher_answer: protocol.ServerToTeacher = {
  "type": "answer",
  "viewer": "06egc2pq4r6s8t0v2w4x6y8z1a",
  "sdp": "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
};

export const serverToTeacher_attempt: protocol.ServerToTeacher = {
  "type": "attempt",
  "exam": "06egc2jzsz5x2m3q8n7k4t6v9w",
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
  "student": "Ada Lovelace",
  "state": "interrupted",
  "sources": [],
  "startedAt": 1795444831000,
  "helpSince": 1795444864250,
  "pausedSince": 1795444870000
};

export const serverToTeacher_candidate: protocol.ServerToTeacher = {
  "type": "candidate",
  "viewer": "06egc2pq4r6s8t0v2w4x6y8z1a",
  "candidate": "candidate:1 1 udp 2122260223 192.0.2.7 50124 typ host",
  "sdpMid": "0"
};

export const serverToTeacher_event: protocol.ServerToTeacher = {
  "type": "event",
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
  "seq": 8,
  "kind": "tab.left",
  "at": 1795444864250,
  "detail": {},
  "ends": 7,
  "durationMs": 4250,
  "committedAt": 1795444864290
};

export const serverToTeacher_pong: protocol.ServerToTeacher = {
  "type": "pong",
  "id": 3,
  "serverTime": 1795444805000
};

export const serverToTeacher_problem: protocol.ServerToTeacher = {
  "type": "problem",
  "code": "no-such-exam",
  "title": "This exam does not exist any more.",
  "detail": "watch of an unknown exam",
  "retry": "never",
  "about": "watch"
};

export const serverToTeacher_recent: protocol.ServerToTeacher = {
  "type": "recent",
  "exam": "06egc2jzsz5x2m3q8n7k4t6v9w",
  "events": [
    {
      "type": "event",
      "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
      "seq": 8,
      "kind": "tab.left",
      "at": 1795444864250,
      "detail": {},
      "ends": 7,
      "durationMs": 4250,
      "committedAt": 1795444864290
    }
  ]
};

export const serverToTeacher_roster: protocol.ServerToTeacher = {
  "type": "roster",
  "exam": "06egc2jzsz5x2m3q8n7k4t6v9w",
  "attempts": [
    {
      "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
      "student": "Ada Lovelace",
      "state": "live",
      "sources": [
        "camera",
        "screen"
      ],
      "startedAt": 1795444831000
    },
    {
      "attempt": "06egc2m8p1t9b3c5d7f2g4h6jk",
      "student": "Émilie du Châtelet",
      "state": "invited",
      "sources": []
    }
  ]
};

export const serverToTeacher_viewerClosed: protocol.ServerToTeacher = {
  "type": "viewerClosed",
  "viewer": "06egc2pq4r6s8t0v2w4x6y8z1a",
  "reason": "the camera has stopped"
};

export const serverToTeacher_welcome: protocol.ServerToTeacher = {
  "type": "welcome",
  "protocol": 1,
  "serverTime": 1795444800000
};

export const studentMessage_candidate_end: protocol.StudentMessage = {
  "type": "candidate",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk",
  "candidate": ""
};

export const studentMessage_candidate: protocol.StudentMessage = {
  "type": "candidate",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk",
  "candidate": "candidate:1 1 udp 2122260223 192.0.2.7 50124 typ host",
  "sdpMid": "0"
};

export const studentMessage_closePeer: protocol.StudentMessage = {
  "type": "closePeer",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk",
  "reason": "replaced"
};

export const studentMessage_consent: protocol.StudentMessage = {
  "type": "consent",
  "textVersion": "1",
  "language": "en",
  "wording": "What this exam collects\n\nCamera and screen are recorded. Kept for 30 days."
};

export const studentMessage_decline: protocol.StudentMessage = {
  "type": "decline",
  "reason": "My computer has no camera."
};

export const studentMessage_decline_silent: protocol.StudentMessage = {
  "type": "decline"
};

export const studentMessage_event_begins: protocol.StudentMessage = {
  "type": "event",
  "seq": 7,
  "kind": "tab.left",
  "at": 1795444860000,
  "detail": {}
};

export const studentMessage_event_detail: protocol.StudentMessage = {
  "type": "event",
  "seq": 9,
  "kind": "capture.stopped",
  "at": 1795444870000,
  "detail": {
    "source": "screen",
    "reason": "ended",
    "width": 1920,
    "scale": 1.5,
    "shared": true
  }
};

export const studentMessage_event_ends: protocol.StudentMessage = {
  "type": "event",
  "seq": 8,
  "kind": "tab.left",
  "at": 1795444864250,
  "detail": {},
  "ends": 7,
  "durationMs": 4250
};

export const studentMessage_finish: protocol.StudentMessage = {
  "type": "finish"
};

export const studentMessage_hello_launch: protocol.StudentMessage = {
  "type": "hello",
  "protocol": 1,
  "client": {
    "name": "candor-extension",
    "version": "0.1.0",
    "browser": "Chromium 156",
    "os": "Linux",
    "screens": "1920×1080"
  },
  "launch": "Zm9yLXRoZS1nb2xkZW4tbWVzc2FnZXMtb25seS0wMDE"
};

export const studentMessage_hello_resume: protocol.StudentMessage = {
  "type": "hello",
  "protocol": 1,
  "client": {
    "name": "candor-extension",
    "version": "0.1.0",
    "browser": "Chromium 156",
    "os": "Linux"
  },
  "resume": "cmVzdW1lLWZvci10aGUtZ29sZGVuLW1lc3NhZ2VzLTE"
};

export const studentMessage_hello_takeOver: protocol.StudentMessage = {
  "type": "hello",
  "protocol": 1,
  "client": {
    "name": "candor-extension",
    "version": "0.1.0",
    "browser": "Chromium 156",
    "os": "Linux"
  },
  "launch": "Zm9yLXRoZS1nb2xkZW4tbWVzc2FnZXMtb25seS0wMDE",
  "takeOver": true
};

export const studentMessage_help: protocol.StudentMessage = {
  "type": "help",
  "wanted": true
};

export const studentMessage_offer_camera: protocol.StudentMessage = {
  "type": "offer",
  "peer": "06egc2m8p1t9b3c5d7f2g4h6jk",
  "source": "camera",
  "sdp": "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n",
  "tracks": {
    "video": {
      "width": 320,
      "height": 240,
      "frameRate": 15.0
    },
    "audio": true
  }
};

export const studentMessage_offer_screen: protocol.StudentMessage = {
  "type": "offer",
  "peer": "06egc2pq4r6s8t0v2w4x6y8z1a",
  "source": "screen",
  "sdp": "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n",
  "tracks": {
    "video": {
      "width": 1920,
      "height": 1080
    }
  }
};

export const studentMessage_ping: protocol.StudentMessage = {
  "type": "ping",
  "id": 3
};

export const teacherMessage_announce: protocol.TeacherMessage = {
  "type": "announce",
  "exam": "06egc2jzsz5x2m3q8n7k4t6v9w",
  "text": "Question 3 has a typing error: read 12 instead of 21."
};

export const teacherMessage_candidate: protocol.TeacherMessage = {
  "type": "candidate",
  "viewer": "06egc2pq4r6s8t0v2w4x6y8z1a",
  "candidate": "candidate:1 1 udp 2122260223 192.0.2.7 50124 typ host",
  "sdpMid": "0"
};

export const teacherMessage_end: protocol.TeacherMessage = {
  "type": "end",
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
  "reason": "The exam was called off."
};

export const teacherMessage_hello: protocol.TeacherMessage = {
  "type": "hello",
  "protocol": 1,
  "client": {
    "name": "candor-console",
    "version": "0.1.0",
    "browser": "Chromium 156",
    "os": "Linux"
  }
};

export const teacherMessage_helped: protocol.TeacherMessage = {
  "type": "helped",
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n"
};

export const teacherMessage_message: protocol.TeacherMessage = {
  "type": "message",
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
  "text": "Please turn your camera a little to the left."
};

export const teacherMessage_pause: protocol.TeacherMessage = {
  "type": "pause",
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
  "paused": true
};

export const teacherMessage_ping: protocol.TeacherMessage = {
  "type": "ping",
  "id": 3
};

export const teacherMessage_subscribe: protocol.TeacherMessage = {
  "type": "subscribe",
  "viewer": "06egc2pq4r6s8t0v2w4x6y8z1a",
  "attempt": "06egc2k2dmqxgr9w1szb34vh7n",
  "source": "camera",
  "sdp": "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
};

export const teacherMessage_unsubscribe: protocol.TeacherMessage = {
  "type": "unsubscribe",
  "viewer": "06egc2pq4r6s8t0v2w4x6y8z1a"
};

export const teacherMessage_unwatch: protocol.TeacherMessage = {
  "type": "unwatch",
  "exam": "06egc2jzsz5x2m3q8n7k4t6v9w"
};

export const teacherMessage_watch: protocol.TeacherMessage = {
  "type": "watch",
  "exam": "06egc2jzsz5x2m3q8n7k4t6v9w"
};

