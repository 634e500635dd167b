alter table audit.entry add column link text;
comment on column audit.entry.link is 'A name of the enum RecordLink: what let the reader read the record at this look. Null for what is no look, and for looks of before there was the column.';
