package backprop;

import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 50)
class MatrixPropertiesTest extends MatrixProperties {}
