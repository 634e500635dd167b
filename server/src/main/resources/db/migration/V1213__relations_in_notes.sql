-- What a note's writer says of a word for a relation is on the trail and kept nowhere else.

comment on column mentions.placement.kind is 'ADDRESS, CNIC, INSTITUTION, NAME or PHONE: what is kept of the kinds of mentions.';
