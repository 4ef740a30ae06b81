-- What keeps an attempt from being erased until somebody lifts it.
create table legal_hold (
  attempt_id text primary key references attempt (id),
  by_whom    text not null,
  reason     text not null,
  since      integer not null
) strict, without rowid;

-- Attempts whose erasure has begun: a start goes on with them. Only of these may rows be removed.
create table erasing (
  attempt_id text primary key references attempt (id),
  why        text not null check (why in ('retention', 'asked', 'practice')),
  by_whom    text
) strict, without rowid;

-- What remains. It refers to nothing; the attempt's id is in it as its SHA-256 in hexadecimal.
create table erasure (
  attempt_hash text primary key,
  exam_id      text not null,
  why          text not null,
  by_whom      text,
  erased_at    integer not null
) strict, without rowid;

create index erasure_of_exam on erasure (exam_id, erased_at);

create trigger what_is_held_is_not_erased before insert on erasing
when exists (select 1 from legal_hold where attempt_id = new.attempt_id)
begin
  select raise(abort, 'the attempt is held');
end;

create trigger what_is_being_erased_is_not_held before insert on legal_hold
when exists (select 1 from erasing where attempt_id = new.attempt_id)
begin
  select raise(abort, 'the attempt is being erased');
end;

create trigger erasure_is_never_changed before update on erasure
begin
  select raise(abort, 'what was erased is never changed');
end;

create trigger erasure_is_never_removed before delete on erasure
begin
  select raise(abort, 'what was erased is never forgotten');
end;

drop trigger event_is_never_removed;

create trigger event_is_never_removed before delete on event
when not exists (select 1 from erasing where attempt_id = old.attempt_id)
begin
  select raise(abort, 'an event is never removed');
end;

-- A line of the audit log may forget which attempt it was about, once that is erased, and nothing else.
drop trigger audit_is_never_changed;

create trigger audit_is_never_changed before update on audit
when not (
  exists (select 1 from erasing where attempt_id = old.attempt_id)
  and exists (select 1 from erasure where attempt_hash = new.attempt_id)
  and new.id = old.id
  and new.at = old.at
  and new.person_id is old.person_id
  and new.what = old.what
  and new.exam_id is old.exam_id
  and new.subject_id is old.subject_id)
begin
  select raise(abort, 'the audit log is never changed');
end;
