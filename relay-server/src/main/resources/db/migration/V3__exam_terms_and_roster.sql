alter table exam add column starts_at integer;
alter table exam add column ends_at integer;
alter table exam add column duration_minutes integer;
alter table exam add column retention_days integer not null default 30;
-- Origins, one a line.
alter table exam add column allowed_sites text not null default '';
alter table exam add column controller text;
alter table exam add column legal_basis text;
alter table exam add column data_protection text;
alter table exam add column practice integer not null default 0 check (practice in (0, 1));

-- Who may sit an exam, if that is laid down: one line of its roster.
create table enrolment (
  id            text primary key,
  exam_id       text not null references exam (id),
  student_name  text not null,
  code          text not null,
  -- SHA-256 of what counts of the code: how long a look-up takes tells nothing about it.
  code_hash     text not null,
  extra_minutes integer not null default 0,
  unique (exam_id, code_hash)
) strict;

alter table attempt add column extra_minutes integer not null default 0;
alter table attempt add column enrolment_id text references enrolment (id);
create unique index attempt_of_enrolment on attempt (enrolment_id);
