import { request } from "./api.ts";

export type MemberRole = "teacher" | "reviewer";

/** Who is signed in; without an id it is the first start's link, before there is an account. */
export interface Me {
  readonly id?: string;
  readonly name?: string;
  readonly signInName?: string;
  readonly administrator: boolean;
  /** The exams one has a role in. */
  readonly exams: Readonly<Record<string, MemberRole>>;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly administrator: boolean;
  readonly disabled: boolean;
  /** Whether no password has been chosen yet. */
  readonly invited: boolean;
  readonly createdAt: number;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly role: MemberRole;
  readonly disabled: boolean;
}

/** Something that an audit line is about; without a name when it is gone. */
export interface Named {
  readonly id: string;
  readonly name?: string;
}

export interface AuditLine {
  readonly id: number;
  readonly at: number;
  readonly what: string;
  readonly person?: Named;
  readonly exam?: Named;
  readonly attempt?: Named;
  readonly subject?: Named;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** Where the next page begins. */
  readonly next?: number;
}

/** What a one-time link is good for: a password for somebody, or a new administrator. */
export interface OpenedLink {
  readonly name?: string;
  readonly signInName?: string;
}

export const peopleApi = {
  me: async () => (await request("GET", "/api/session")) as Me,
  signIn: async (signInName: string, password: string) =>
    request("POST", "/api/session", { signInName, password }),
  signOutEverywhere: async () => request("DELETE", "/api/account/sessions"),
  changePassword: async (password: string, fresh: string) =>
    request("POST", "/api/account/password", { password, fresh }),
  openLink: async (token: string) => (await request("POST", "/api/link", { token })) as OpenedLink,
  choosePassword: async (chosen: { token: string; password: string; name?: string; signInName?: string }) =>
    request("POST", "/api/link/password", chosen),
  people: async () => (await request("GET", "/api/people")) as readonly Person[],
  invite: async (name: string, signInName: string, administrator: boolean) =>
    (await request("POST", "/api/people", { name, signInName, administrator })) as { person: Person; link: string },
  change: async (person: string, change: { administrator?: boolean; disabled?: boolean }) =>
    (await request("POST", `/api/people/${person}`, change)) as Person,
  reset: async (person: string) =>
    ((await request("POST", `/api/people/${person}/link`)) as { link: string }).link,
  audit: async (before?: number) =>
    (await request("GET", `/api/audit${before === undefined ? "" : `?before=${before}`}`)) as AuditPage,
  members: async (exam: string) => (await request("GET", `/api/exams/${exam}/members`)) as readonly Member[],
  addMember: async (exam: string, signInName: string, role: MemberRole) =>
    request("POST", `/api/exams/${exam}/members`, { signInName, role }),
  removeMember: async (exam: string, person: string) =>
    request("DELETE", `/api/exams/${exam}/members/${person}`),
};
