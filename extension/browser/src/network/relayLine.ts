import { browserSurroundings, IndexedDbQueue, PATH, ResumingClient, type Socket, type Surroundings } from "@candor/signaling-client";
import { CountingQueue } from "./countingQueue.js";
import { openDoor, type Door } from "./door.js";
import type { Line, LineListener, LineSetup } from "./line.js";
import { software } from "./software.js";

/** A line over the resuming client, through the one door to the network; events are kept in IndexedDB. */
export function openRelayLine({ relay, credential, queue, keepResume }: LineSetup, listener: LineListener): Line {
  const door = openDoor(relay);
  let lastHeard = Date.now();
  let down = false;
  const opened = IndexedDbQueue.open(queue);
  const client = new ResumingClient({
    url: `${door.relay.replace(/^http/, "ws")}${PATH}`,
    client: software(),
    ...credential,
    store: new CountingQueue(opened, (count) => { listener.unsent(count); }),
    keepResume,
    onMessage(message) {
      if (message.type !== "ack" && message.type !== "pong") {
        down = down && message.type !== "welcome";
        listener.incoming(message);
      }
    },
    onState({ kind }) {
      if (kind === "waiting" && !down) {
        down = true;
        listener.down(lastHeard);
      }
    },
    surroundings: throughDoor(door, () => {
      lastHeard = Date.now();
    }),
  });
  const serverTime = (at: number): number => at + client.serverNow() - Date.now();
  client.start();
  return {
    serverTime,
    get online() {
      return client.state.kind === "online";
    },
    send(message) {
      client.send(message);
    },
    consent(textVersion, language, wording) {
      client.consent(textVersion, language, wording);
    },
    decline(reason) {
      client.decline(reason);
    },
    help(wanted) {
      client.send({ type: "help", wanted });
    },
    report({ kind, at, ...more }) {
      return client.record(kind, { at: serverTime(at), ...more });
    },
    finish() {
      client.finish();
    },
    async discard() {
      client.close();
      (await opened).close();
      await IndexedDbQueue.delete(queue);
    },
  };
}

/** The browser, with nothing but the relay behind its door; `heard` is called at each message. */
function throughDoor(door: Door, heard: () => void): Surroundings {
  return {
    ...browserSurroundings(),
    openSocket(url, subprotocol) {
      const socket = door.webSocket(url, [subprotocol]);
      socket.addEventListener("message", heard);
      return socket as Socket;
    },
  };
}
