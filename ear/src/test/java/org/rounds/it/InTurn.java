package org.rounds.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * On a class whose tests fill the solver's two places, or measure by what all of the server does. Such classes run one
 * after the other; beside them runs one of the others at a time (as the pom says), since they mostly wait.
 */
@Execution(ExecutionMode.SAME_THREAD)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InTurn {}
