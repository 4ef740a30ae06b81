/** What a browser tells of the machine it runs on. */
export interface Machine {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  readonly userAgentData?: { readonly mobile: boolean };
}

/** Whether this is a phone or a tablet; a tablet that calls itself a Mac is told by its screen, which no Mac can be touched on. */
export function handheld({ userAgent, maxTouchPoints, userAgentData }: Machine): boolean {
  return (
    userAgentData?.mobile === true ||
    /android|iphone|ipad|ipod|mobile|tablet/i.test(userAgent) ||
    (userAgent.includes("Macintosh") && maxTouchPoints > 1)
  );
}
