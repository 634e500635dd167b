-- Whoever writes knows the identifier of its entry; the transaction says nothing more.
alter table audit.loss drop column transaction;
grant insert (entry_id, was_changed) on audit.loss to "${application}";
