-- The timeline by the day things happened, page by page.
create index journal_happened on register.journal (person_id, happened_on, id);
