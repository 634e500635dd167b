-- An end can be told by mistake: what was known of whoever has left the register is kept for some days, and compared with what is
-- said of them when they are back, or when their record was joined with another or parted from it.

alter table survivors.offender add column gone_at timestamptz;
comment on column survivors.offender.gone_at is 'Since when the person is not on the register any more, or not yet spoken of by this name; null for everybody else. Such a row is deleted a week later.';
