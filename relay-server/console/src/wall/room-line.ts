import { PATH, type ServerToTeacher, TeacherClient } from "@candor/signaling-client";

/** A teacher's line to the relay that watches one exam. */
export function roomLine(exam: string, onMessage: (message: ServerToTeacher) => void, onOnline: (online: boolean) => void): TeacherClient {
  const client = new TeacherClient({
    url: `${location.origin.replace(/^http/, "ws")}${PATH}`,
    client: { name: "console", version: "0.1.0", browser: browserName(), os: "unknown" },
    onMessage,
    onState: (state) => {
      onOnline(state.kind === "online");
    },
  });
  client.watch(exam);
  return client;
}

function browserName(): string {
  return /(Edg|Chrome|Firefox)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? "unknown";
}
