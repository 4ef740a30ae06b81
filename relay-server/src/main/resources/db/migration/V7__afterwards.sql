-- What a teacher writes about an attempt.
create table note (
  id         text primary key,
  attempt_id text not null references attempt (id) on delete cascade,
  author     text not null,
  text       text not null,
  created_at integer not null,
  edited_at  integer
) strict;

create index note_of_attempt on note (attempt_id, created_at);

-- The browsers an attempt was sat in, as they introduced themselves.
create table browser (
  attempt_id text not null references attempt (id) on delete cascade,
  first_at   integer not null,
  extension  text not null,
  name       text not null,
  os         text not null,
  screens    text not null,
  primary key (attempt_id, extension, name, os, screens)
) strict, without rowid;

-- The very words a student was shown, once per wording, by their SHA-256 in hexadecimal.
create table consent_wording (
  hash text primary key,
  text text not null
) strict, without rowid;

create table consent_shown (
  attempt_id text primary key references attempt (id) on delete cascade,
  hash       text not null references consent_wording (hash)
) strict, without rowid;

create index consent_shown_of on consent_shown (hash);
