import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether a mouse is being used on an element: it is over it, and has moved not long ago. */
export class Pointed implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #restsMs: number;
  #still: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, restsMs: number) {
    this.#host = host;
    this.#restsMs = restsMs;
    host.addController(this);
    host.addEventListener("pointermove", this.#moved);
    host.addEventListener("pointerleave", this.#left);
  }

  get now(): boolean {
    return this.#still !== undefined;
  }

  hostDisconnected(): void {
    clearTimeout(this.#still);
    this.#still = undefined;
  }

  readonly #moved = (event: PointerEvent): void => {
    if (event.pointerType === "mouse") {
      clearTimeout(this.#still);
      this.#still = setTimeout(this.#left, this.#restsMs);
    }
  };

  readonly #left = (): void => {
    if (this.#still !== undefined) {
      clearTimeout(this.#still);
      this.#still = undefined;
      this.#host.requestUpdate();
    }
  };
}
