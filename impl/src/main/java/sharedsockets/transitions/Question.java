package sharedsockets.transitions;

import java.io.Serializable;
import sharedsockets.binding.Call;

/**
 * What a tester can do in a state: start a process, make a call, or both.
 *
 * @param starts the process to be started first, or -1
 * @param call null where nothing but starting is to be done
 */
record Question(int starts, Call call) implements Serializable {}
