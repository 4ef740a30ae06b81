// In frames within the exam's pages, such as an editor: keeps the exam's rules there as well.
import { ports } from "../inside/messages.js";
import { guard } from "./guard.js";
import { keepPort } from "./port.js";

if (window !== window.top) {
  const guarded = guard(window, (what) => {
    line.tell({ type: "tried", what });
  });
  const line = keepPort(ports.frame, {
    hear({ rules }) {
      guarded(rules.copyPaste);
    },
    over() {
      guarded(false);
    },
  });
  line.connect();
}
