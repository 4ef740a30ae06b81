create table exam (
  id         text primary key,
  title      text not null,
  address    text not null,
  policy     text not null,
  join_code  text not null unique,
  created_at integer not null
) strict;

create table attempt (
  id                   text primary key,
  exam_id              text not null references exam (id),
  student_name         text not null,
  state                text not null
    check (state in ('invited', 'consented', 'live', 'interrupted', 'finished')),
  created_at           integer not null,
  consent_at           integer,
  consent_text_version text,
  consent_language     text,
  started_at           integer,
  interrupted_at       integer,
  finished_at          integer,
  end_reason           text,
  resume_hash          text unique
) strict;

create index attempt_of_exam on attempt (exam_id, created_at);
create index attempt_in_state on attempt (state);

-- The key that every recording of an attempt is encrypted under, itself wrapped by the master key.
create table attempt_key (
  attempt_id text primary key references attempt (id),
  wrapped    blob not null
) strict, without rowid;

-- Launch tokens, by their SHA-256 in hexadecimal. Worth nothing once spent.
create table launch (
  token_hash text primary key,
  attempt_id text not null references attempt (id),
  expires_at integer not null,
  spent_at   integer
) strict, without rowid;

create table event (
  attempt_id   text not null references attempt (id),
  seq          integer not null check (seq > 0),
  kind         text not null,
  at           integer not null,
  detail       text not null,
  ends         integer,
  duration_ms  integer,
  committed_at integer not null,
  hash         text not null,
  primary key (attempt_id, seq)
) strict, without rowid;

create trigger event_is_never_changed before update on event
begin
  select raise(abort, 'an event is never changed');
end;

create trigger event_is_never_removed before delete on event
begin
  select raise(abort, 'an event is never removed');
end;

create table part (
  id          text primary key,
  attempt_id  text not null references attempt (id),
  source      text not null check (source in ('camera', 'screen')),
  state       text not null check (state in ('recording', 'finished', 'recovered', 'empty')),
  created_at  integer not null,
  started_at  integer,
  duration_ms integer,
  bytes       integer,
  tracks      text not null,
  reason      text
) strict;

create index part_of_attempt on part (attempt_id, created_at);
create index part_in_state on part (state);
