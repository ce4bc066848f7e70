package org.rounds.ejb.identity;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A role that every workspace has (catalogue/residency.md 3.11). */
@Pattern(regexp = "admin|coordinator|faculty|resident|clinical_staff|rn|lpn|msa|patient")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface BuiltInRole {
    String message() default "must be a built-in role";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
