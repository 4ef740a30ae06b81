import type { Command } from "../inside/messages.js";
import type { Sitting } from "./sitting.js";

/** Does what a page of ours asks; `soleAsker`: no other page of ours is open that could be surprised. */
export async function obey(sitting: Sitting, command: Exclude<Command, { type: "glimpses" }>, soleAsker: boolean): Promise<void> {
  switch (command.type) {
    case "begin":
      sitting.begin(command.relay, command.launch, soleAsker);
      return;
    case "resume":
      sitting.resume("browser");
      return;
    case "takeOver":
      sitting.takeOver();
      return;
    case "forget":
      return sitting.forget();
    case "consent":
      sitting.consent(command.language, command.wording, command.likeness);
      return;
    case "decline":
      sitting.decline(command.reason);
      return;
    case "reconsider":
      sitting.reconsider();
      return;
    case "start":
      sitting.start();
      return;
    case "photo":
      return sitting.startPhoto.take(sitting.sources?.camera.capture.stream);
    case "again":
      return sitting.sources?.[command.source].again();
    case "camera":
      return sitting.sources?.acquire();
    case "deviceTrouble":
      sitting.sources?.camera.capture.refuse(command.trouble);
      return;
    case "screen":
      return sitting.sources?.acquire(true);
    case "examOpened":
      sitting.tabs.opened(command.tabId, command.windowId);
      return sitting.watch.lookAround();
    case "help":
      sitting.help(command.wanted);
      return;
    case "finish":
      return sitting.finish();
  }
}
