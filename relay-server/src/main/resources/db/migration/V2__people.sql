-- Who may sign in. Never removed, only disabled, so that the audit log goes on knowing who it was.
create table person (
  id            text primary key,
  sign_in_name  text not null unique collate nocase,
  name          text not null,
  -- Argon2id with its parameters and salt; null until a password has been chosen.
  password      text,
  administrator integer not null check (administrator in (0, 1)),
  created_at    integer not null,
  disabled_at   integer
) strict;

-- Links that let somebody choose a password, once, by the SHA-256 of their token. Without a person
-- it is the link of whoever runs the server, and makes an administrator.
create table person_link (
  token_hash text primary key,
  person_id  text references person (id),
  expires_at integer not null,
  used_at    integer
) strict, without rowid;

-- Sessions by the SHA-256 of what the cookie carries. Without a person it is the first start's.
create table session (
  id         text primary key,
  person_id  text references person (id),
  created_at integer not null,
  seen_at    integer not null,
  ends_at    integer not null
) strict, without rowid;

create index session_of_person on session (person_id);

create table exam_member (
  exam_id   text not null references exam (id) on delete cascade,
  person_id text not null references person (id),
  role      text not null check (role in ('teacher', 'reviewer')),
  primary key (exam_id, person_id)
) strict, without rowid;

create index exams_of_member on exam_member (person_id);

-- Refers to nothing, so that it outlives what it tells of.
create table audit (
  id         integer primary key autoincrement,
  at         integer not null,
  person_id  text,
  what       text not null,
  exam_id    text,
  attempt_id text,
  subject_id text
) strict;

create index audit_of_exam on audit (exam_id, id);
create index audit_of_attempt on audit (attempt_id, id);

create trigger audit_is_never_changed before update on audit
begin
  select raise(abort, 'the audit log is never changed');
end;

create trigger audit_is_never_removed before delete on audit
begin
  select raise(abort, 'the audit log is never shortened');
end;
