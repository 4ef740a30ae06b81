-- An event's place in its attempt's timeline is seq; what its browser calls it is client_seq, which what the relay
-- notes has none of.
drop trigger event_is_never_changed;

alter table event add column client_seq integer;
update event set client_seq = seq;

create trigger event_is_never_changed before update on event
begin
  select raise(abort, 'an event is never changed');
end;

create unique index event_of_client on event (attempt_id, client_seq) where client_seq is not null;

-- From these an attempt's standing is told: whether it is paused, and for how long it has been.
create index standing_of_attempt on event (attempt_id, kind, seq) where kind in ('help.asked', 'attempt.paused');
