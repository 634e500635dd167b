-- What was approved and begins soon is asked for by its day, whatever was decided since.
create index proposal_beginning on approval.proposal (effective_from) where state = 'APPROVED';
