// The protocol's types as this extension uses them; they are generated from the relay's own records.
export { trackingOptionValues as trackingOptions } from "@candor/signaling-client";
export type {
  EndedBy,
  EventKind,
  ExamBrief,
  IceServer,
  Policy,
  ServerToStudent,
  Source,
  StudentMessage,
  ToStudentWelcome as Welcome,
  TrackingOption,
  VideoLimits,
} from "@candor/signaling-client";
