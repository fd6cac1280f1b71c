"""Creating a committee: the request, what headquarters answers, the commitment, the mails."""
