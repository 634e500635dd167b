package pk.gov.nsor.survivors.alerts.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is none, or it is another's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoEnrolmentException extends RuntimeException {

    NoEnrolmentException() {
        super("There is no such enrolment");
    }
}
