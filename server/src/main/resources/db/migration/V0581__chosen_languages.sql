alter table enquiry.sender_language add chosen boolean not null default false;
comment on column enquiry.sender_language.chosen is 'Whether the sender chose it with LANG: then no question in another language changes it.';
comment on table enquiry.sender_language is 'The language a sender chose or, where none was chosen, last used; without a row it is Urdu.';
