/** What the console shows, told by the part of the address after `#`. */
export type Route =
  | { readonly page: "signIn"; readonly key: string }
  | { readonly page: "link"; readonly token: string }
  | { readonly page: "enter"; readonly token: string }
  | { readonly page: "exams" }
  | { readonly page: "exam"; readonly exam: string }
  | { readonly page: "people" }
  | { readonly page: "audit" }
  | { readonly page: "account" }
  | { readonly page: "members"; readonly exam: string }
  | { readonly page: "room"; readonly exam: string }
  | { readonly page: "class"; readonly exam: string }
  | { readonly page: "report"; readonly attempt: string };

export function routeOf(hash: string): Route {
  const [, first, second, third] = hash.replace(/^#/, "/").replace(/^\/\//, "/").split("/");
  if (first?.startsWith("key=")) {
    return { page: "signIn", key: first.slice("key=".length) };
  }
  if (first?.startsWith("link=")) {
    return { page: "link", token: first.slice("link=".length) };
  }
  if (first?.startsWith("enter=")) {
    return { page: "enter", token: first.slice("enter=".length) };
  }
  if (first === "people" || first === "audit" || first === "account") {
    return { page: first };
  }
  if (first === "exams" && second !== undefined && third === "members") {
    return { page: "members", exam: second };
  }
  if (first === "exams" && second !== undefined && third === "room") {
    return { page: "room", exam: second };
  }
  if (first === "exams" && second !== undefined && third === "attempts") {
    return { page: "class", exam: second };
  }
  if (first === "exams" && second !== undefined && second !== "" && third === undefined) {
    return { page: "exam", exam: second };
  }
  if (first === "attempts" && second !== undefined) {
    return { page: "report", attempt: second };
  }
  return { page: "exams" };
}

export const link = {
  exams: "#/exams",
  exam: (exam: string): string => `#/exams/${exam}`,
  people: "#/people",
  audit: "#/audit",
  account: "#/account",
  members: (exam: string): string => `#/exams/${exam}/members`,
  room: (exam: string): string => `#/exams/${exam}/room`,
  classList: (exam: string): string => `#/exams/${exam}/attempts`,
  report: (attempt: string): string => `#/attempts/${attempt}`,
};
