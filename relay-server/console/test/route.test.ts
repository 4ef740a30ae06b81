import { describe, expect, it } from "vitest";
import { link, routeOf } from "../src/route.ts";

describe("the part of the address after #", () => {
  it.each([
    ["", { page: "exams" }],
    ["#", { page: "exams" }],
    ["#/", { page: "exams" }],
    ["#/exams", { page: "exams" }],
    ["#/exams/abc", { page: "exam", exam: "abc" }],
    ["#/exams/abc/hall", { page: "exams" }],
    ["#/nowhere/at/all", { page: "exams" }],
    ["#/attempts", { page: "exams" }],
    ["#/exams/abc/room", { page: "room", exam: "abc" }],
    ["#/attempts/xyz", { page: "report", attempt: "xyz" }],
    ["#key=secret-_1", { page: "signIn", key: "secret-_1" }],
    ["#link=secret-_1", { page: "link", token: "secret-_1" }],
    ["#enter=secret-_1", { page: "enter", token: "secret-_1" }],
    ["#/people", { page: "people" }],
    ["#/audit", { page: "audit" }],
    ["#/account", { page: "account" }],
    ["#/exams/abc/members", { page: "members", exam: "abc" }],
    ["#key=", { page: "signIn", key: "" }],
  ])("%s", (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
  });

  it("leads where the links say", () => {
    expect(routeOf(link.exams)).toEqual({ page: "exams" });
    expect(routeOf(link.people)).toEqual({ page: "people" });
    expect(routeOf(link.audit)).toEqual({ page: "audit" });
    expect(routeOf(link.account)).toEqual({ page: "account" });
    expect(routeOf(link.members("e1"))).toEqual({ page: "members", exam: "e1" });
    expect(routeOf(link.room("e1"))).toEqual({ page: "room", exam: "e1" });
    expect(routeOf(link.report("a1"))).toEqual({ page: "report", attempt: "a1" });
  });
});
