-- What a student says to what is kept of their attempt, or to one event of it; never changed.
create table statement (
  id         text primary key,
  attempt_id text not null references attempt (id) on delete cascade,
  event_seq  integer,
  text       text not null,
  written_at integer not null
) strict;

create index statement_of_attempt on statement (attempt_id, written_at);
