-- Learning management systems, each an institution's; its secret is sealed under a key that is not in here.
create table client (
  id           text primary key,
  name         text not null,
  secret       blob not null,
  -- The secret before the last rotation, and until when it is still good.
  former       blob,
  former_until integer,
  -- Where its results are sent, if anywhere.
  hook         text,
  created_at   integer not null,
  seen_at      integer,
  revoked_at   integer
) strict;

-- What a client calls its exams.
create table client_exam (
  client_id text not null references client (id),
  name      text not null,
  exam_id   text not null unique references exam (id) on delete cascade,
  primary key (client_id, name)
) strict, without rowid;

-- What a client calls its attempts, and the user it knows.
create table client_attempt (
  client_id  text not null references client (id),
  name       text not null,
  user_id    text not null,
  attempt_id text not null unique references attempt (id) on delete cascade,
  primary key (client_id, name)
) strict, without rowid;

create index client_attempt_of_user on client_attempt (client_id, user_id);

-- Teachers who come from a client by a link, and have no password here.
create table client_person (
  client_id text not null references client (id),
  user_id   text not null,
  person_id text not null unique references person (id),
  primary key (client_id, user_id)
) strict, without rowid;

-- Links that let such a teacher in, once, by the SHA-256 of their token.
create table entry (
  token_hash text primary key,
  person_id  text not null references person (id),
  page       text not null,
  expires_at integer not null,
  used_at    integer
) strict, without rowid;

-- News a client has not taken yet; what is told of an attempt that is gone is no more than its name. Refers to nothing but the
-- client, for it outlives an erased attempt until it is taken.
create table delivery (
  client_id text not null references client (id),
  kind      text not null check (kind in ('attempt.result', 'attempt.erased')),
  attempt   text not null,
  exam      text not null,
  user_id   text not null,
  made_at   integer not null,
  tries     integer not null,
  next_at   integer not null,
  primary key (client_id, attempt, kind)
) strict, without rowid;

create index delivery_due on delivery (next_at);
