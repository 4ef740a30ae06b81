-- Photos, screenshots and clips that a student's browser sends; its id is the browser's, and means nothing beyond the attempt.
create table evidence (
  attempt_id  text not null references attempt (id) on delete cascade,
  id          text not null,
  kind        text not null check (kind in ('photo', 'screenshot', 'clip')),
  -- What its browser calls the event it belongs to; that may still be on its way.
  client_seq  integer,
  at          integer not null,
  -- Of what is sent; what is kept of that is checked, and made anew.
  sent_bytes  integer not null,
  sha256      text not null,
  state       text not null check (state in ('coming', 'kept', 'refused')),
  begun_at    integer not null,
  kept_at     integer,
  type        text,
  bytes       integer,
  width       integer,
  height      integer,
  duration_ms integer,
  primary key (attempt_id, id)
) strict;

create trigger evidence_is_never_changed before update on evidence when old.state <> 'coming'
begin
  select raise(abort, 'evidence is never changed');
end;

create trigger evidence_is_never_removed before delete on evidence
when old.state <> 'coming' and not exists (select 1 from erasing where attempt_id = old.attempt_id)
begin
  select raise(abort, 'evidence is never removed');
end;
