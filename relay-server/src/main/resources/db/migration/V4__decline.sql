-- The student cannot or does not want to take part: since when, and why if they said so. The state stays 'invited'.
alter table attempt add column declined_at integer;
alter table attempt add column decline_reason text;
