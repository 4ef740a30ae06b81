-- What a teacher writes about an attempt; names are not unique, so whose it is goes by the id.
create table note (
  id         text primary key,
  attempt_id text not null references attempt (id) on delete cascade,
  author_id  text,
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

-- The very words a student was shown and agreed to. They name the student, so each attempt has its own.
create table consent_wording (
  attempt_id text primary key references attempt (id) on delete cascade,
  text       text not null
) strict, without rowid;
