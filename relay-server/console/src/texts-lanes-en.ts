/** The texts of the lanes under the score, in English. */
export const lanesEn = {
  "lanes.title": "Over time, option by option",
  "lanes.hint": "Hatched: could not be observed, which is held against nobody. A mark is a flag; a pale one was dismissed.",
  "lanes.none": "no flag",
  "lanes.one": "one flag",
  "lanes.many": "{flags} flags",
  "lanes.whole": "observed throughout",
  "lanes.part": "{share} of the time not observed",
};
