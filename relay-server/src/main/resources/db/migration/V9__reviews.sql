-- What people made of a flag; the last one holds, the ones before it stay.
create table review (
  id          text primary key,
  attempt_id  text not null references attempt (id) on delete cascade,
  event_seq   integer not null,
  state       text not null check (state in ('open', 'confirmed', 'dismissed')),
  reason      text not null,
  author_id   text,
  author      text not null,
  reviewed_at integer not null
) strict;

create index review_of_attempt on review (attempt_id, reviewed_at);

create trigger review_is_never_changed before update on review
begin
  select raise(abort, 'a review is never changed');
end;

create trigger review_is_never_removed before delete on review
when not exists (select 1 from erasing where attempt_id = old.attempt_id)
begin
  select raise(abort, 'a review is never removed');
end;

-- What an exam's options weigh, such as tabSwitch=10, one a line; those left out weigh what they do by default.
alter table exam add column own_weights text not null default '';

-- How many per cent of an option's flags count for one student, and why; of an option the last one holds.
create table accommodation (
  id         text primary key,
  attempt_id text not null references attempt (id) on delete cascade,
  option     text not null,
  percent    integer not null check (percent between 0 and 100),
  reason     text not null,
  author_id  text,
  author     text not null,
  made_at    integer not null
) strict;

create index accommodation_of_attempt on accommodation (attempt_id, made_at);

create trigger accommodation_is_never_changed before update on accommodation
begin
  select raise(abort, 'an accommodation is never changed');
end;

create trigger accommodation_is_never_removed before delete on accommodation
when not exists (select 1 from erasing where attempt_id = old.attempt_id)
begin
  select raise(abort, 'an accommodation is never removed');
end;
